import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { textAt } from '#shared/columns/frame.ts'
import type { LineFrame } from '#shared/model/line.ts'

/** Rows of the hospital that each pass put into a group. */
export type PassCounts = Readonly<Record<string, number>>

export interface DuckDbPeer {
  /** Runs all passes from the loaded tables; the tables themselves are not changed. */
  run(): Promise<PassCounts>
  close(): void
}

const TEXTS = ['orderDetailId', 'nhsaCode', 'supplier', 'unit', 'invoiceNo', 'lotNo'] as const
const NUMBERS = ['packFactor', 'quantity', 'unitPrice', 'amount'] as const

/** DuckDB in memory with both frames loaded; loading is not part of what is measured. */
export async function openDuckDb(his: LineFrame, platform: LineFrame, threads: number): Promise<DuckDbPeer> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) })
  const connection = await instance.connect()
  const folder = await mkdtemp(join(tmpdir(), 'reconcile-bench-'))
  try {
    await load({ connection, folder, table: 'his', frame: his })
    await load({ connection, folder, table: 'platform', frame: platform })
  } finally {
    await rm(folder, { recursive: true })
  }
  return {
    run: () => runPasses(connection),
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

interface Load {
  readonly connection: DuckDBConnection
  readonly folder: string
  readonly table: string
  readonly frame: LineFrame
}

async function load({ connection, folder, table, frame }: Load): Promise<void> {
  const path = join(folder, `${table}.csv`)
  const file = await open(path, 'w')
  const { columns } = frame
  let lines: string[] = []
  for (let row = 0; row < frame.rowCount; row++) {
    const texts = TEXTS.map((name) => textAt(columns[name], row))
    const numbers = NUMBERS.map((name) => {
      const value = columns[name].values[row]
      return Number.isNaN(value) ? '' : String(value)
    })
    lines.push([row, columns.postedOn.days[row], ...texts, ...numbers].join('\t'))
    if (lines.length === 20_000 || row === frame.rowCount - 1) {
      await file.write(`${lines.join('\n')}\n`)
      lines = []
    }
  }
  await file.close()
  const types = [
    "'id': 'INTEGER'",
    "'day': 'INTEGER'",
    ...TEXTS.map((name) => `'${name}': 'VARCHAR'`),
    ...NUMBERS.map((name) => `'${name}': 'DOUBLE'`),
  ]
  await connection.run(
    `create table ${table} as select * from read_csv('${path}', delim = '\t', header = false, quote = '', columns = {${types.join(', ')}})`,
  )
}

async function runPasses(connection: DuckDBConnection): Promise<PassCounts> {
  for (const statement of statements) await connection.run(statement)
  const reader = await connection.runAndReadAll(
    'select pass, count(*) as rows from his_group group by pass order by pass',
  )
  return Object.fromEntries(reader.getRowsJS().map(([pass, rows]) => [String(pass), Number(rows)]))
}

/** The same preparation that the product's own engine is charged for: normalising, direction, base quantity. */
function prepare(table: string, other: string): readonly string[] {
  return [
    `create or replace temp table ${table}_own as
       select id, day, upper(trim(orderDetailId)) as oid, upper(trim(nhsaCode)) as code,
         replace(replace(replace(replace(trim(supplier), '（', ''), '）', ''), '有限责任公司', ''), '有限公司', '') as supplier,
         trim(unit) as unit, nullif(ltrim(trim(invoiceNo), '0'), '') as inv,
         case when regexp_full_match(trim(lotNo), '[0-9]+') then ltrim(trim(lotNo), '0') else upper(trim(lotNo)) end as lot,
         packFactor as factor, quantity, unitPrice as price, amount, quantity < 0 as back
       from ${table}`,
    `create or replace temp table ${table}_book as
       select code, unit, min(packFactor) as factor from (
         select upper(trim(nhsaCode)) as code, trim(unit) as unit, packFactor from ${table}
         union all select upper(trim(nhsaCode)), trim(unit), packFactor from ${other})
       where packFactor is not null group by code, unit having min(packFactor) = max(packFactor)`,
    `create or replace temp table ${table}_lines as
       select l.* exclude (factor), coalesce(l.factor, b.factor) as factor,
         l.quantity * coalesce(l.factor, b.factor) as base
       from ${table}_own l left join ${table}_book b on l.code = b.code and l.unit = b.unit`,
    `create or replace temp table ${table}_group (id integer, grp integer, pass varchar)`,
  ]
}

const free = (side: string) => `(select * from ${side}_lines where id not in (select id from ${side}_group))`

/** A group is named by its first receipt, which is in no other group. */
function keepPairs(pass: string): readonly string[] {
  return [
    `insert into his_group select his, his, '${pass}' from found`,
    `insert into platform_group select platform, his, '${pass}' from found`,
  ]
}

function pairsByKey(pass: string, keys: readonly string[], where: string): readonly string[] {
  const ranked = (side: string) =>
    `select *, row_number() over (partition by ${keys.join(', ')} order by amount, day, id) as nth from ${free(side)} where ${where}`
  const on = [...keys, 'nth'].map((key) => `h.${key} is not distinct from p.${key}`).join(' and ')
  return [
    `create or replace temp table found as select h.id as his, p.id as platform from (${ranked('his')}) h join (${ranked('platform')}) p on ${on}`,
    ...keepPairs(pass),
  ]
}

function groupsByKey(
  pass: string,
  keys: readonly string[],
  where: string,
  having: string,
): readonly string[] {
  const summed = (side: string) =>
    `select ${keys.join(', ')}, sum(base) as base, list(id) as ids from ${free(side)} where ${where} group by ${keys.join(', ')}`
  const on = keys.map((key) => `h.${key} is not distinct from p.${key}`).join(' and ')
  return [
    `create or replace temp table found as select h.ids as his, p.ids as platform, h.ids[1] as grp from (${summed('his')}) h join (${summed('platform')}) p on ${on} where ${having}`,
    `insert into his_group select unnest(his), grp, '${pass}' from found`,
    `insert into platform_group select unnest(platform), grp, '${pass}' from found`,
  ]
}

const close = `h.code = p.code and h.back = p.back and h.supplier = p.supplier and h.day - p.day between -2 and 10
  and (h.inv is null or p.inv is null or (abs(length(h.inv) - length(p.inv)) <= 2 and levenshtein(h.inv, p.inv) <= 2))
  and (h.lot = p.lot or h.lot is null or p.lot is null or (h.inv is not null and p.inv is not null))`

const cost = `(case when h.lot = p.lot then 0 when h.lot is null or p.lot is null then 1 else 2 end * 100
  + case when h.inv is null or p.inv is null then 3 else levenshtein(h.inv, p.inv) end) * 200000
  + case when h.amount = p.amount then 0 else 100000 end + abs(h.day - p.day)`

const statements: readonly string[] = [
  ...prepare('his', 'platform'),
  ...prepare('platform', 'his'),
  ...pairsByKey('order-detail-id', ['oid', 'back', 'inv', 'lot', 'base'], 'oid is not null'),
  ...groupsByKey('order-detail-id', ['oid', 'back'], 'oid is not null', 'true'),
  ...pairsByKey(
    'code-invoice-lot',
    ['code', 'inv', 'lot', 'back', 'base'],
    'inv is not null and base is not null',
  ),
  ...groupsByKey('group-sum', ['code', 'inv', 'lot', 'back'], 'inv is not null', 'h.base = p.base'),
  ...groupsByKey('group-sum', ['code', 'inv', 'back'], 'inv is not null', 'h.base = p.base'),
  `create or replace temp table candidates as
     select h.id as his, p.id as platform, ${cost} as cost
     from ${free('his')} h join ${free('platform')} p on ${close} and h.base = p.base`,
  `create or replace temp table found as select his, platform from (
     select *, min(cost) over (partition by his) as best_his, min(cost) over (partition by platform) as best_platform,
       count(*) over (partition by his, cost) as ties_his, count(*) over (partition by platform, cost) as ties_platform
     from candidates) where cost = best_his and cost = best_platform and ties_his = 1 and ties_platform = 1`,
  ...keepPairs('relaxed'),
  // All receipts that lie close to one acceptance, when their sum is exactly it; the search for part sums is left out.
  `create or replace temp table found as
     select platform, min(his) as grp, list(his) as his from (
       select h.id as his, p.id as platform, h.base as part, p.base as whole
       from ${free('his')} h join ${free('platform')} p
       on ${close} and (h.lot is not distinct from p.lot or h.lot is null or p.lot is null) and abs(h.base) < abs(p.base))
     group by platform, whole having sum(part) = whole`,
  `insert into platform_group select platform, grp, 'relaxed-group' from found`,
  `insert into his_group select unnest(his), grp, 'relaxed-group' from found`,
  ...['his', 'platform'].map(
    (side) => `insert into ${side}_group
     select f.id, min(g.grp), min(g.pass) from ${free(side)} f
     join ${side}_lines l on f.code = l.code and f.inv = l.inv and f.lot is not distinct from l.lot and f.base = l.base and f.amount = l.amount
     join ${side}_group g on g.id = l.id group by f.id`,
  ),
  ...groupsByKey('difference', ['code', 'inv', 'lot', 'back'], 'inv is not null and lot is not null', 'true'),
  ...groupsByKey(
    'difference',
    ['inv', 'lot', 'base', 'amount'],
    'inv is not null',
    'len(h.ids) = 1 and len(p.ids) = 1',
  ),
  `create or replace temp table kinds as select grp, h.base <> p.base as quantity, abs(h.amount - p.amount) > 10000 * greatest(h.n, p.n) as amount,
     greatest(h.high - p.low, p.high - h.low) > 100 as price, h.first <> p.first or h.last <> p.last as period, h.code <> p.code as code
     from (select grp, sum(base) as base, sum(amount) as amount, count(*) as n, min(price / factor) as low, max(price / factor) as high,
       min(month) as first, max(month) as last, min(code) as code from
       (select *, date_trunc('month', date '1970-01-01' + day) as month from his_lines) join his_group using (id) group by grp) h
     join (select grp, sum(base) as base, sum(amount) as amount, count(*) as n, min(price / factor) as low, max(price / factor) as high,
       min(month) as first, max(month) as last, min(code) as code from
       (select *, date_trunc('month', date '1970-01-01' + day) as month from platform_lines) join platform_group using (id) group by grp) p using (grp)`,
]
