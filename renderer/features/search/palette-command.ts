/** One line of the palette that needs no question to the data worker. */
export interface PaletteCommand {
  readonly id: string
  readonly group: '前往' | '月份' | '操作'
  readonly title: string
  /** Other words it is found by: pinyin initials, English, digits. */
  readonly words: string
  readonly detail?: string
  /** Its key elsewhere, shown so that people learn it. */
  readonly keys?: string
  readonly run: () => void
}

/**
 * Commands that fit the text: every word must begin a word of the command or stand in its title. Order is kept, but
 * those whose title starts with the text come first. Without text: desks and commands; months only when asked for.
 */
export function matchCommands(
  commands: readonly PaletteCommand[],
  text: string,
  most = 12,
): readonly PaletteCommand[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return commands.filter((command) => command.group !== '月份')
  const words = wanted.split(/\s+/)
  const fits = commands.filter((command) => {
    const title = command.title.toLowerCase()
    const others = command.words.toLowerCase().split(/\s+/)
    return words.every((word) => title.includes(word) || others.some((other) => other.startsWith(word)))
  })
  const first = fits.filter((command) => command.title.toLowerCase().startsWith(wanted))
  return [...first, ...fits.filter((command) => !first.includes(command))].slice(0, most)
}
