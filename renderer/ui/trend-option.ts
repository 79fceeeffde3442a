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

function looks(mark: TrendSeries['mark'], colours: TrendColours) {
  return mark === 'main'
    ? { colour: colours.accent, symbol: 'circle', width: 2.5, type: 'solid' }
    : { colour: colours.ink2, symbol: 'emptyDiamond', width: 2, type: 'solid' }
}

export function trendOption(input: TrendInput, colours: TrendColours): EChartsCoreOption {
  return {
    animation: false,
    aria: { enabled: true, label: { description: input.label } },
    textStyle: { fontFamily: colours.font, color: colours.ink2, fontSize: 12 },
    grid: { left: 44, right: 124, top: 16, bottom: 28 },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colours.sheet,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 13 },
      formatter: (points: { dataIndex: number }[]) => tooltipText(input, points[0]?.dataIndex ?? 0),
    },
    xAxis: {
      type: 'category',
      data: input.months.map((month) => month.axis),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.ink3, fontSize: 12, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: lowestPercent(input),
      max: 100,
      interval: 10,
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.ink3, fontSize: 12, formatter: '{value}%' },
    },
    series: input.series.map((series) => {
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
          distance: 8,
        },
        labelLayout: { moveOverlap: 'shiftY' },
        emphasis: { disabled: true },
        markLine: series.target && {
          silent: true,
          symbol: 'none',
          lineStyle: { color: look.colour, type: 'dashed', width: 1, opacity: 0.75 },
          label: {
            formatter: series.target.text,
            position: 'insideStartTop',
            color: look.colour,
            fontSize: 12,
            distance: [4, 2],
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
