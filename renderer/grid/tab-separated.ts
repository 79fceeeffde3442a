/**
 * Text that Excel and WPS paste as cells: tab between cells, CRLF between rows. A cell with a tab, a line break or a
 * quote is quoted; a text of digits that Excel would turn into a number (a code with leading zeros, or longer than the
 * 15 digits Excel keeps) is written as a formula text, because a damaged code cannot be mended afterwards.
 */
export function tabSeparated(table: readonly (readonly string[])[]): string {
  return table.map((row) => row.map(cellForExcel).join('\t')).join('\r\n')
}

function cellForExcel(text: string): string {
  if (/^0\d+$/.test(text) || /^\d{16,}$/.test(text)) return `="${text}"`
  // Excel would run a cell that begins like a formula; amounts such as -12.00 stay numbers.
  const safe = /^[=@]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d,.]+%?$/.test(text)) ? `'${text}` : text
  return /[\t\r\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
