import { createRoot } from 'react-dom/client'
import '#renderer/ui/tokens.css'
import '#renderer/ui/base.css'
import type { GroupRowView } from '#renderer/data/desk-api.ts'
import type { InfiniteGridHandle } from '#renderer/grid/InfiniteGrid.tsx'
import { desk } from '#renderer/state/desk.ts'
import { assertPresent } from '#shared/errors/assert.ts'
import type { Period } from '#shared/units/period.ts'
import { median } from '../measurement.ts'
import { OurGrid } from './OurGrid.tsx'
import { createPeerGrid } from './peer-grid.ts'
import { openSampleDesk } from './sample-desk.ts'

export interface GridJob {
  readonly rows: number
  readonly runs: number
}

/** Medians in milliseconds from the request to the frame in which the rows stand on the screen. */
export interface GridActs {
  readonly firstRows: number
  readonly sortNumber: number
  readonly sortChinese: number
  readonly filter: number
  /** The first filter prepares every text once. */
  readonly firstFilter: number
  readonly jump: number
}

export interface GridTimes {
  readonly groups: number
  readonly ours: GridActs
  readonly peer: GridActs
}

/** What can be done to a grid, whoever draws it. */
interface GridUnderTest {
  mount(): void
  unmount(): void
  filter(text: string): void
  jump(index: number): void
}

/** The product's grid and AG Grid over objects in the same page, one after the other. */
export async function timeGrids({ rows, runs }: GridJob): Promise<GridTimes> {
  const element = assertPresent(document.getElementById('root'), 'index.html has #root')
  element.style.cssText = 'position:fixed;inset:0;display:flex;flex-direction:column'
  const period = await openSampleDesk(rows)
  const { token, count } = await desk().openGroups({ period, filter: {}, sort: [] })
  const texts = await filterTexts(token, count, runs + 1)
  const ours = await timeActs(ourGrid(element, period), { count, runs, texts })
  const rowData = await allRows(period)
  const peer = await timeActs(peerGrid(element, rowData), { count, runs, texts })
  return { groups: count, ours, peer }
}

function ourGrid(element: HTMLElement, period: Period): GridUnderTest {
  let root = createRoot(element)
  let handle: InfiniteGridHandle | null = null
  const render = (text: string) =>
    root.render(
      <OurGrid
        period={period}
        text={text}
        ref={(next) => {
          handle = next
        }}
      />,
    )
  return {
    mount: () => render(''),
    unmount() {
      root.unmount()
      root = createRoot(element)
    },
    filter: render,
    jump: (index) => handle?.select(index),
  }
}

function peerGrid(element: HTMLElement, rowData: GroupRowView[]): GridUnderTest {
  const box = document.createElement('div')
  box.style.flex = '1'
  let api: ReturnType<typeof createPeerGrid> | null = null
  return {
    mount() {
      element.append(box)
      api = createPeerGrid(box, rowData)
    },
    unmount() {
      api?.destroy()
      box.remove()
    },
    filter: (text) =>
      api?.setFilterModel(
        text === '' ? null : { name: { filterType: 'text', type: 'contains', filter: text } },
      ),
    jump: (index) => api?.ensureIndexVisible(index, 'middle'),
  }
}

async function timeActs(
  grid: GridUnderTest,
  {
    count,
    runs,
    texts,
  }: { readonly count: number; readonly runs: number; readonly texts: readonly string[] },
): Promise<GridActs> {
  const firstRows: number[] = []
  for (let run = 0; run < runs; run++) {
    if (run > 0) grid.unmount()
    await calm()
    firstRows.push(
      await timed(
        () => grid.mount(),
        () => rowText(0) !== '',
      ),
    )
  }
  const sortNumber = await timeSorts('hisAmount', runs)
  const sortChinese = await timeSorts('name', runs)
  const filters: number[] = []
  for (const text of texts) {
    filters.push(await timeChange(() => grid.filter(text)))
    await timeChange(() => grid.filter(''))
  }
  const jumps: number[] = []
  for (let run = 1; run <= runs; run++) {
    const index = Math.floor((count * run) / (runs + 1))
    await calm()
    jumps.push(
      await timed(
        () => grid.jump(index),
        () => rowText(index) !== '',
      ),
    )
  }
  grid.unmount()
  return {
    firstRows: median(firstRows),
    sortNumber,
    sortChinese,
    firstFilter: filters[0],
    filter: median(filters.slice(1)),
    jump: median(jumps),
  }
}

/** Ascending and descending are measured; the third click goes back to no order. */
async function timeSorts(column: string, runs: number): Promise<number> {
  const times: number[] = []
  while (times.length < runs) {
    times.push(await timeChange(() => clickHeader(column)))
    times.push(await timeChange(() => clickHeader(column)))
    await timeChange(() => clickHeader(column))
  }
  return median(times)
}

function clickHeader(column: string): void {
  const label = document.querySelector<HTMLElement>(
    `.ag-header-cell[col-id="${column}"] .ag-header-cell-label`,
  )
  assertPresent(label, 'the column is shown').click()
}

/** From an act to the frame in which another row stands first. */
async function timeChange(act: () => void): Promise<number> {
  await calm()
  const before = rowText(0)
  return timed(act, () => rowText(0) !== '' && rowText(0) !== before)
}

async function timed(act: () => void, done: () => boolean): Promise<number> {
  const start = performance.now()
  act()
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (done()) resolve()
      else if (performance.now() - start > 120_000) reject(new Error('the grid never showed the rows'))
      else requestAnimationFrame(look)
    }
    look()
  })
  return performance.now() - start
}

/** All cells of a row as they stand in the page; '' while it is loading. */
function rowText(index: number): string {
  return [...document.querySelectorAll(`.ag-row[row-index="${index}"]`)]
    .map((row) => row.textContent)
    .join(' ')
    .trim()
}

/** Lets the grid finish what an earlier act left behind. */
function calm(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300))
}

/** Beginnings of names that the first row does not have, so that filtering always changes what stands first. */
async function filterTexts(token: number, count: number, wanted: number): Promise<string[]> {
  const [first] = await desk().groupPage(token, 0, 1)
  const texts = new Set<string>()
  for (let index = 1; texts.size < wanted && index < count; index += 37) {
    const [{ name }] = await desk().groupPage(token, index, index + 1)
    const text = name.slice(0, 3)
    if (text.length === 3 && !first.name.includes(text)) texts.add(text)
  }
  return [...texts]
}

/** Opened anew: the worker keeps only the last few selections. */
async function allRows(period: Period): Promise<GroupRowView[]> {
  const { token, count } = await desk().openGroups({ period, filter: {}, sort: [] })
  const rows: GroupRowView[] = []
  for (let from = 0; from < count; from += 20_000)
    for (const row of await desk().groupPage(token, from, Math.min(from + 20_000, count))) rows.push(row)
  if (rows.length !== count) throw new Error('the worker gave fewer rows than it counted')
  return rows
}
