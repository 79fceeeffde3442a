import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sampleFiles } from '#shared/sample/sample-files.ts'
import { makeSampleHospital, type SampleHospital } from '#shared/sample/sample-hospital.ts'
import { type Command, type CommandArguments, CommandRefused } from '../command.ts'
import { required } from '../parse-command-line.ts'
import { periodNamed } from './month.ts'

export const sampleOptions = {
  months: { type: 'string' },
  rows: { type: 'string' },
  seed: { type: 'string' },
  until: { type: 'string' },
} as const

const DEFAULTS = { months: 12, rows: 50_000, seed: 1, until: '2026-10' }

export const sample: Command = {
  name: 'sample',
  summary: '生成示例医院的全部文件（院内入库、平台验收、应急登记、目录、合同、真值），同一种子逐字节相同',
  usage: 'sample --out DIR [--months N] [--rows N] [--seed S] [--until 2026-10]',
  options: { ...sampleOptions, out: { type: 'string' } },
  async run(args, io) {
    if (args.positionals.length > 0) throw new CommandRefused('bad-use', `多余的参数：${args.positionals[0]}`)
    const out = required(args, 'out', sample)
    const hospital = sampleHospitalOf(args)
    for (const file of sampleFiles(hospital)) {
      await writeChunks(join(out, file.path), file.chunks())
      io.log(`${file.path}\n`)
    }
    io.out(`已写入 ${out}\n`)
    return 0
  },
}

/** The hospital that the options describe; the clock has no say, so that the same options give the same bytes. */
export function sampleHospitalOf(args: CommandArguments): SampleHospital {
  const months = wholeNumber(args, 'months', DEFAULTS.months, { least: 1, most: 60 })
  return makeSampleHospital({
    seed: wholeNumber(args, 'seed', DEFAULTS.seed, { least: 0, most: 2 ** 31 - 1 }),
    months,
    rows: wholeNumber(args, 'rows', DEFAULTS.rows, { least: months * 100, most: 20_000_000 }),
    until: periodNamed(args.value('until') ?? DEFAULTS.until),
  })
}

/** One piece at a time: a million rows are written without holding them. */
export async function writeChunks(path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'w')
  try {
    for (const chunk of chunks) await file.write(chunk)
  } finally {
    await file.close()
  }
}

function wholeNumber(
  args: CommandArguments,
  name: string,
  otherwise: number,
  bounds: { readonly least: number; readonly most: number },
): number {
  const text = args.value(name)
  if (text === undefined) return otherwise
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < bounds.least || value > bounds.most) {
    throw new CommandRefused('bad-use', `--${name} 应为 ${bounds.least} 到 ${bounds.most} 的整数：${text}`)
  }
  return value
}
