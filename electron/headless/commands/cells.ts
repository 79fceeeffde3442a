import { nodeSourceCapabilities } from '#electron/services/files/inflate.ts'
import { refusalSentence as fileSentence } from '#shared/errors/refusal-text.ts'
import { cellsDocument, cellsRefusalDocument } from '#shared/source/cells/cells-document.ts'
import { readWorkbook } from '#shared/source/read-workbook.ts'
import { type Command, CommandRefused } from '../command.ts'
import { openSourceFile } from '../source-files.ts'

export const cells: Command = {
  name: 'cells',
  summary: '按原样读出文件的每个单元格，不做任何列对应',
  usage: 'cells FILE [--json]',
  options: { json: { type: 'boolean' } },
  async run(args, io) {
    if (args.positionals.length !== 1) throw new CommandRefused('bad-use', `用法：desk ${cells.usage}`)
    const file = await openSourceFile(args.positionals[0])
    const read = await readWorkbook({
      bytes: file.bytes,
      fileName: file.name,
      capabilities: nodeSourceCapabilities,
      options: { keepBlank: true },
    })
    if (!read.ok) {
      io.out(args.has('json') ? `${cellsRefusalDocument(read.error)}\n` : `${fileSentence(read.error)}\n`)
      return 0
    }
    if (args.has('json')) {
      for (const part of cellsDocument(read.value)) io.out(part)
      io.out('\n')
      return 0
    }
    for (const sheet of read.value.sheets) io.out(`${sheet.name}\t${sheet.rowCount} 行\n`)
    return 0
  },
}
