import type { EChartsCoreOption } from 'echarts/core'

export interface TrendSeries {
  readonly name: string
  /** Line and symbol differ besides colour, so that the chart reads in grey. */
  readonly mark: 'main' | 'second'
  /** Percent; null is a gap. */
  readonly values: readonly (number | null)[]
  /** The exact words of each value. */
  readonly texts: readonly string[]
  readonly target: { readonly value: number; readonly text: string } | null
}

export interface TrendInput {
  /** Everything the chart says, for screen readers. */
  readonly label: string
  readonly months: readonly { readonly axis: string; readonly name: string }[]
  readonly series: readonly TrendSeries[]
}

export interface TrendColours {
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly line: string
  readonly sheet: string
  readonly accent: string
  readonly font: string
}

/** The lowest gridline: lines need no zero, but enough room that a small change does not look like a fall. */
export function lowestPercent(input: TrendInput): number {
  const values = input.series.flatMap((series) => [...series.values, series.target?.value ?? null])
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return 0
  return Math.max(0, Math.min(60, Math.floor((Math.min(...known) - 5) / 10) * 10))
}

const PLOT = { top: 16, bottom: 40, height: 260 }
const LABEL_GAP = 16

/**
 * Moves labels apart so that none covers another: pixel positions in, shifts out. Labels that would touch form a cluster
 * centred where they wanted to be; the others stay at their lines.
 */
export function spreadLabels(positions: readonly number[], gap: number): readonly number[] {
  const order = positions.map((_, index) => index).toSorted((a, b) => positions[a] - positions[b])
  const clusters: { wanted: number; members: number[] }[] = []
  for (const index of order) {
    let cluster = { wanted: positions[index], members: [index] }
    let above = clusters.at(-1)
    while (above && above.wanted + above.members.length * gap > cluster.wanted) {
      clusters.pop()
      const members = [...above.members, ...cluster.members]
      const total = members.reduce((sum, member, place) => sum + positions[member] - place * gap, 0)
      cluster = { wanted: total / members.length, members }
      above = clusters.at(-1)
    }
    clusters.push(cluster)
  }
  const shifts = positions.map(() => 0)
  for (const { wanted, members } of clusters) {
    for (const [place, member] of members.entries()) shifts[member] = wanted + place * gap - positions[member]
  }
  return shifts
}

/** Shifts of the labels at the right: of every series its last value, then its target. */
function labelShifts(input: TrendInput): readonly number[] {
  const lowest = lowestPercent(input)
  const scale = (PLOT.height - PLOT.top - PLOT.bottom) / (100 - lowest)
  const percents = input.series.flatMap((series) => [
    series.values.findLast((value) => value !== null) ?? lowest,
    series.target?.value ?? lowest,
  ])
  return spreadLabels(
    percents.map((percent) => (100 - percent) * scale),
    LABEL_GAP,
  )
}

function looks(mark: TrendSeries['mark'], colours: TrendColours) {
  return mark === 'main'
    ? { colour: colours.accent, symbol: 'circle', width: 2.5, type: 'solid' }
    : { colour: colours.ink2, symbol: 'emptyDiamond', width: 2, type: 'solid' }
}

export function trendOption(input: TrendInput, colours: TrendColours): EChartsCoreOption {
  const shifts = labelShifts(input)
  return {
    animation: false,
    aria: { enabled: true, label: { description: input.label } },
    textStyle: { fontFamily: colours.font, color: colours.ink2, fontSize: 12 },
    grid: { left: 44, right: 132, top: PLOT.top, bottom: PLOT.bottom },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colours.sheet,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 13 },
      formatter: (points: { dataIndex: number }[]) => tooltipText(input, points[0]?.dataIndex ?? 0),
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: input.months.map((month) => month.axis),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.ink3, fontSize: 12, lineHeight: 16, interval: 0, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: lowestPercent(input),
      max: 100,
      interval: 10,
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.ink3, fontSize: 12, formatter: '{value}%' },
    },
    series: input.series.map((series, index) => {
      const look = looks(series.mark, colours)
      const last = series.texts.at(-1) ?? ''
      return {
        type: 'line',
        name: series.name,
        data: series.values,
        symbol: look.symbol,
        symbolSize: 7,
        connectNulls: false,
        lineStyle: { width: look.width, color: look.colour, type: look.type },
        itemStyle: { color: look.colour },
        endLabel: {
          show: true,
          formatter: `${series.name} ${last}`,
          color: look.colour,
          fontSize: 12,
          fontWeight: 600,
          distance: 10,
          offset: [0, shifts[index * 2]],
        },
        emphasis: { disabled: true },
        markLine: series.target && {
          silent: true,
          symbol: 'none',
          lineStyle: { color: look.colour, type: 'dashed', width: 1, opacity: 0.75 },
          label: {
            formatter: series.target.text,
            position: 'end',
            color: look.colour,
            fontSize: 12,
            distance: 10,
            offset: [0, shifts[index * 2 + 1]],
          },
          data: [{ yAxis: series.target.value }],
        },
      }
    }),
  }
}

/** Built as nodes, not as HTML text: names come from data. */
function tooltipText(input: TrendInput, index: number): HTMLElement {
  const box = document.createElement('div')
  const title = document.createElement('div')
  title.textContent = input.months[index]?.name ?? ''
  box.append(title)
  for (const series of input.series) {
    const line = document.createElement('div')
    line.textContent = `${series.name} ${series.texts[index] ?? ''}`
    box.append(line)
  }
  return box
}
