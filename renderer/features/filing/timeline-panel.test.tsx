import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { FilingEvent } from '#shared/filing/filing.ts'
import { TimelinePanel } from './timeline-panel.tsx'

const event = (at: string, kind: FilingEvent['kind'], detail: string): FilingEvent => ({
  at,
  kind,
  by: '李经办',
  detail,
})

test('what was written down later stands above, by whatever clock', () => {
  const html = renderToStaticMarkup(
    <TimelinePanel
      events={[
        event('2026-11-22T09:00:00.000Z', 'accepted', '先受理'),
        event('2026-11-22T07:00:00.000Z', 'acknowledged', '后确认'),
      ]}
    />,
  )
  expect(html.indexOf('后确认')).toBeGreaterThan(-1)
  expect(html.indexOf('后确认')).toBeLessThan(html.indexOf('先受理'))
})
