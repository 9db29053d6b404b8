import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import type { DeskState } from '#shared/bridge.ts'
import { assertNever } from '#shared/result.ts'
import { FirstRunScreen } from './features/first-run/first-run-screen.tsx'
import { RefusedScreen } from './features/refused/refused-screen.tsx'
import { UnlockScreen } from './features/unlock/unlock-screen.tsx'
import { OpenDesk } from './open-desk.tsx'
import { THEME } from './ui/theme.ts'
import { useDeskState } from './use-desk-state.ts'

/** The window: one page per phase of the desk. */
export function App() {
  const [desk, takeOver] = useDeskState()
  return (
    <ConfigProvider
      locale={zhCN}
      theme={THEME}
      componentSize="small"
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {desk && <Phase desk={desk} onChanged={takeOver} />}
    </ConfigProvider>
  )
}

interface PhaseProps {
  readonly desk: DeskState
  readonly onChanged: (state: DeskState) => void
}

function Phase({ desk, onChanged }: PhaseProps) {
  switch (desk.phase) {
    case 'first-run':
      return <FirstRunScreen mode={desk.mode} onOpened={onChanged} />
    case 'locked':
      return <UnlockScreen mode={desk.mode} operators={desk.operators} onOpened={onChanged} />
    case 'open':
      return <OpenDesk desk={desk} onChanged={onChanged} />
    case 'refused':
      return <RefusedScreen reason={desk.reason} remedy={desk.remedy} />
    default:
      return assertNever(desk)
  }
}
