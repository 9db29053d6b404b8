import { RefusedScreen } from './features/refused/refused-screen.tsx'
import { COMMON } from './messages/common.ts'

/** The page after an error that must not happen. */
export function CrashScreen({ cause }: { readonly cause: unknown }) {
  const words = cause instanceof Error ? cause.message : String(cause)
  return <RefusedScreen reason={words} remedy={COMMON.crashedRemedy} />
}
