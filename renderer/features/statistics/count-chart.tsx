import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { STATISTICS } from '#renderer/messages/statistics.ts'
import { FONT_FAMILY } from '#renderer/ui/theme.ts'
import { countWords } from '#shared/count-words.ts'
import { Standing } from '#shared/ledger/statistics.ts'
import type { CountLine } from './labels.ts'
import styles from './statistics.module.css'

use([BarChart, AriaComponent, GridComponent, LegendComponent, SVGRenderer])

interface CountChartProps {
  readonly dimension: string
  readonly lines: readonly CountLine[]
  /** Time runs from left to right; anything else is a list of bars. */
  readonly isTime: boolean
}

/** How high a lying bar with its room is, in CSS pixels. */
const BAR_ROOM = 30
const FRAME_ROOM = 56

/** Dark and light, and each with a pattern of its own: told apart without colour. */
const INKS = { acknowledged: '#0b4a8f', local: '#f0b429', imported: '#9aa5b1' } as const

/** Bars of what the subsystem has, what only this desk has and what was imported, one upon the other. */
export function CountChart({ dimension, lines, isTime }: CountChartProps) {
  const frame = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  useEffect(() => {
    if (frame.current === null) return
    const drawn = init(frame.current, undefined, { renderer: 'svg' })
    chart.current = drawn
    const watch = new ResizeObserver(() => drawn.resize())
    watch.observe(frame.current)
    return () => {
      watch.disconnect()
      drawn.dispose()
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(chartOption(lines, isTime), true)
    chart.current?.resize()
  }, [lines, isTime])
  const words = lines.map(({ label, acknowledged, local, imported }) =>
    STATISTICS.line(label, acknowledged, local, imported),
  )
  return (
    <div
      ref={frame}
      className={styles.chart}
      style={isTime ? undefined : { height: lines.length * BAR_ROOM + FRAME_ROOM }}
      role="img"
      aria-label={STATISTICS.chart(dimension, words)}
    />
  )
}

function chartOption(lines: readonly CountLine[], isTime: boolean) {
  const names = {
    type: 'category' as const,
    data: lines.map(({ label }) => label),
    inverse: !isTime,
    axisTick: { show: false },
    axisLabel: {
      color: '#1f2a37',
      fontSize: 13,
      ...(!isTime && { width: 170, overflow: 'truncate' as const }),
    },
  }
  const numbers = {
    type: 'value' as const,
    minInterval: 1,
    axisLabel: { color: '#4a5563', fontSize: 12 },
    splitLine: { lineStyle: { color: '#e3e8ee' } },
  }
  return {
    animation: false,
    textStyle: { fontFamily: FONT_FAMILY },
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    legend: { top: 4, left: 8, itemWidth: 26, textStyle: { fontSize: 13, color: '#1f2a37' } },
    grid: { top: 36, left: 12, right: 64, bottom: 8, containLabel: true },
    xAxis: isTime ? names : numbers,
    yAxis: isTime ? numbers : names,
    series: Standing.options.map((standing) => ({
      name: STATISTICS.standings[standing],
      type: 'bar' as const,
      stack: 'filings',
      barMaxWidth: 22,
      color: INKS[standing],
      itemStyle: { borderColor: '#1f2a37', borderWidth: 0.5 },
      data: lines.map((line) => line[standing]),
      ...(standing === 'imported' && { label: totals(lines, isTime) }),
    })),
  }
}

/** The whole number at the end of its bar. */
function totals(lines: readonly CountLine[], isTime: boolean) {
  return {
    show: true,
    position: isTime ? ('top' as const) : ('right' as const),
    color: '#1f2a37',
    fontSize: 12,
    formatter: ({ dataIndex }: { readonly dataIndex: number }) =>
      countWords(lines[dataIndex]?.total ?? 0),
  }
}
