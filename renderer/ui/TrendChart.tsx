import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import styles from './TrendChart.module.css'
import { type TrendInput, trendOption } from './trend-option.ts'

use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, AriaComponent, SVGRenderer])

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

/** Rates over months with their target lines. Colours are read from the tokens, again when the theme changes. */
export function TrendChart(input: TrendInput) {
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(input)
  latest.current = input
  const redraw = useRef(() => {})
  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current, null, { renderer: 'svg' })
    const draw = () =>
      chart.setOption(
        trendOption(latest.current, {
          ink: token('--ink'),
          ink2: token('--ink-2'),
          ink3: token('--ink-3'),
          line: token('--line'),
          sheet: token('--sheet'),
          accent: token('--accent'),
          font: token('--font'),
        }),
        true,
      )
    redraw.current = draw
    draw()
    const size = new ResizeObserver(() => chart.resize())
    size.observe(box.current)
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      size.disconnect()
      theme.disconnect()
      chart.dispose()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again whenever the numbers changed
  useEffect(() => redraw.current(), [JSON.stringify(input)])
  return <div ref={box} className={styles.chart} role="img" aria-label={input.label} />
}
