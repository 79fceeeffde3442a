import type { CellRole, ReportCell, ReportTable } from './table-model.ts'

/**
 * A form as a complete HTML document for printing and PDF: A4 landscape, page numbers where the browser's engine knows
 * page margins (Chromium 131+), header rows repeated on every page. It loads nothing and runs nothing: names in it come
 * from files, so a policy forbids everything but the styles below.
 */
export function formToHtml(table: ReportTable): string {
  const total = table.widths.reduce((sum, width) => sum + width, 0)
  const columns = table.widths.map((width) => `<col style="width:${percent(width, total)}%">`)
  const head = table.rows.filter((row) => row.cells.some(isHeader))
  const body = table.rows.filter((row) =>
    row.cells.some((cell) => cell.role === 'text' || cell.role === 'amount'),
  )
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(table.title)}</title>
<style>${CSS}</style>
</head>
<body>
${lines(table, 'title', 'h1')}
${lines(table, 'meta', 'p class="meta"')}
<table>
<colgroup>${columns.join('')}</colgroup>
<thead>
${head.map(({ cells }) => rowHtml(cells)).join('\n')}
</thead>
<tbody>
${body.map(({ cells }) => rowHtml(cells)).join('\n')}
</tbody>
</table>
${lines(table, 'footer', 'p class="footer"')}
</body>
</html>
`
}

/** Text as HTML content or attribute value. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function isHeader(cell: ReportCell): boolean {
  return cell.role === 'header' || cell.role === 'number-header'
}

/** Share of the width in percent with two decimals, from whole numbers only. */
function percent(width: number, total: number): number {
  return Math.floor((width * 10_000) / total) / 100
}

/** Lines above and below the table, each an element of its own. */
function lines(table: ReportTable, role: CellRole, opening: string): string {
  const tag = opening.split(' ')[0]
  return table.rows
    .flatMap(({ cells }) => cells.filter((cell) => cell.role === role))
    .map((cell) => `<${opening}>${escapeHtml(cell.text)}</${tag}>`)
    .join('\n')
}

function rowHtml(cells: readonly ReportCell[]): string {
  return `<tr>${cells.map(cellHtml).join('')}</tr>`
}

function cellHtml(cell: ReportCell): string {
  const tag = isHeader(cell) ? 'th' : 'td'
  const spans = `${cell.colSpan ? ` colspan="${cell.colSpan}"` : ''}${cell.rowSpan ? ` rowspan="${cell.rowSpan}"` : ''}`
  return `<${tag} class="${cell.role}"${spans}>${escapeHtml(cell.text)}</${tag}>`
}

const SONG =
  "'SimSun', '宋体', 'FangSong', '仿宋', 'Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', 'Noto Sans CJK SC', serif"
const HEI =
  "'SimHei', '黑体', 'Heiti SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'WenQuanYi Zen Hei', sans-serif"

const CSS = `
@page { size: A4 landscape; margin: 16mm 14mm 18mm;
  @bottom-center { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; font: 9pt ${SONG}; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 269mm; color: #000; background: #fff; font: 11pt/1.4 ${SONG}; }
h1 { margin: 0 0 6mm; font: normal 18pt/1.3 ${HEI}; text-align: center; }
p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.meta { line-height: 8mm; }
.meta:first-of-type { line-height: 14mm; }
.footer { line-height: 9mm; }
table { width: 100%; margin: 2mm 0; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { height: 9mm; padding: 1mm 1.5mm; border: 0.3mm solid #000; text-align: center; overflow-wrap: anywhere; }
th { font: normal 11pt/1.3 ${HEI}; }
th.number-header { height: 7mm; font: 10pt/1.2 ${SONG}; }
td.amount { text-align: right; font-variant-numeric: tabular-nums; }
`
