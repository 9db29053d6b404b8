import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { call } from './bridge.ts'
import { type Place, placeOf, screenAt } from './place.ts'
import { listDrafts } from './store/drafts.ts'
import { officeToday } from './store/office-today.ts'
import type { WindowStore } from './store/window-store.ts'
import type { Screens } from './use-screens.ts'

/** Who is at the window, and where he was before the desk locked. */
interface Return {
  readonly operatorNumber: string
  /** Outlives the lock; ids alone. */
  readonly place: RefObject<Place | undefined>
  /** Undefined until the window's store is open. */
  readonly store: WindowStore | undefined
}

/** Brings an operator back to his screen and his draft, then remembers where he is; true once he is there. */
export function useReturn(screens: Screens, { operatorNumber, place, store }: Return): boolean {
  const [isBack, setBack] = useState(place.current === undefined)
  const comeBack = useEffectEvent(async (opened: WindowStore) => {
    const listed = await listDrafts(opened, call)
    const drafts = listed.ok ? listed.value : []
    const found = { drafts, now: new Date(), today: officeToday() }
    screens.comeBack(screenAt(place.current, operatorNumber, found))
    setBack(true)
  })
  useEffect(() => {
    if (!isBack && store) void comeBack(store)
  }, [isBack, store])
  useEffect(() => {
    if (isBack) place.current = placeOf(operatorNumber, screens.screen)
  }, [isBack, operatorNumber, place, screens.screen])
  return isBack
}
