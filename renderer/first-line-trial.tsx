import { useState } from 'react'
import { AccessBar } from './features/settings/access-bar.tsx'
import { LineTarget } from './features/trials/line-target.tsx'
import { LineTrial } from './features/trials/line-trial.tsx'
import { useDeskQuery } from './store/use-desk-query.ts'

/** The step of the first run that gets the office onto the line: access where it takes one, then a test. */
export function FirstLineTrial({ onGood }: { readonly onGood: () => void }) {
  const { value } = useDeskQuery('settings.get', {})
  const [taken, setTaken] = useState(0)
  if (!value) return null
  const { mode, profile } = value
  return (
    <>
      <LineTarget profile={profile} />
      {mode === 'production' && (
        <AccessBar isHeld={profile !== null} onTaken={() => setTaken(taken + 1)} />
      )}
      {profile && <LineTrial key={taken} isAtOnce onGood={onGood} />}
    </>
  )
}
