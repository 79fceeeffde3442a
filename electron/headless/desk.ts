import type { CommandIo } from './command.ts'
import { runDesk } from './run-desk.ts'

const io: CommandIo = {
  out: (text) => void process.stdout.write(text),
  log: (text) => void process.stderr.write(text),
}

try {
  // Not process.exit: it would cut off a long document that the pipe has not taken yet.
  process.exitCode = await runDesk(process.argv.slice(2), io)
} catch (error) {
  io.log(`内部错误，请把下面的内容发给维护人员：\n${error instanceof Error ? error.stack : error}\n`)
  process.exitCode = 3
}
