import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { PRINTERS } from '#renderer/messages/print.ts'
import { placementFor, SHEETS_FOR_DRIFT, TRUE_MEASURES } from '#shared/printing/calibration.ts'
import {
  type Placement,
  type PrinterProfile,
  TRUE_PLACEMENT,
} from '#shared/printing/printer-profile.ts'

/** What is measured on a calibration page, in the order of measuring. */
export const MEASURES = ['left', 'top', 'width', 'height', 'lastTop'] as const
export type Measure = (typeof MEASURES)[number]

/** The numbers of a placement, in the order of the form. */
export const PLACES = ['offsetX', 'offsetY', 'scaleX', 'scaleY', 'drift'] as const

type Typed<K extends string> = Readonly<Record<K, string>>

/** A profile being set, and the calibration that leads to its placement. */
export interface PrinterForm {
  readonly profile: PrinterProfile
  readonly measured: Typed<Measure>
  readonly placed: Typed<keyof Placement>
  readonly answer: { readonly words: string; readonly isGood: boolean }
  readonly isBusy: boolean
  change(change: Partial<PrinterProfile>): void
  measure(name: Measure, typed: string): void
  place(name: keyof Placement, typed: string): void
  /** Turns what was measured into a placement. */
  compute(): void
  reset(): void
  printPage(sheets: number): Promise<void>
  printControl(): Promise<void>
  save(): Promise<void>
}

const NOTHING = { words: '', isGood: true }
const NOT_MEASURED: Typed<Measure> = { left: '', top: '', width: '', height: '', lastTop: '' }

/** Least and most of each number as it is typed; the scales in per cent. */
const LIMITS = {
  offsetX: [-20, 20],
  offsetY: [-20, 20],
  scaleX: [95, 105],
  scaleY: [95, 105],
  drift: [-2, 2],
} as const satisfies Record<keyof Placement, readonly [number, number]>

/** How far a measured distance may be from the true one before the paper setting must be wrong, in mm. */
const FARTHEST = { left: 19, top: 19, width: 7, height: 11, lastTop: 19 } as const

/** Runs the form of one printer profile. */
export function usePrinterForm(start: PrinterProfile, onSaved: () => void): PrinterForm {
  const [profile, setProfile] = useState(start)
  const [measured, setMeasured] = useState(NOT_MEASURED)
  const [placed, setPlaced] = useState(typedOf(start.placement))
  const [answer, setAnswer] = useState(NOTHING)
  const [isBusy, setBusy] = useState(false)
  const wrong = (words: string) => setAnswer({ words, isGood: false })
  const print = async (control: Placement | null, sheets: number) => {
    if (isBusy) return
    setBusy(true)
    setAnswer(NOTHING)
    const { form, printer, tray } = profile
    const handed = await call('print.calibrationPage', { form, printer, tray, control, sheets })
    if (handed.ok) setAnswer({ words: PRINTERS.handed(handed.value.printer), isGood: true })
    else wrong(handed.error.message)
    setBusy(false)
  }
  return {
    profile,
    measured,
    placed,
    answer,
    isBusy,
    change: (change) => setProfile((held) => ({ ...held, ...change })),
    measure: (name, typed) => setMeasured((held) => ({ ...held, [name]: typed })),
    place: (name, typed) => setPlaced((held) => ({ ...held, [name]: typed })),
    compute() {
      const read = readMeasures(measured)
      if (typeof read === 'string') return wrong(read)
      setPlaced(typedOf(placementFor(read)))
      setAnswer({ words: PRINTERS.computed, isGood: true })
    },
    reset() {
      setPlaced(typedOf(TRUE_PLACEMENT))
      setMeasured(NOT_MEASURED)
      setAnswer(NOTHING)
    },
    printPage: (sheets) => print(null, sheets),
    async printControl() {
      const placement = readPlacement(placed)
      if (typeof placement === 'string') wrong(placement)
      else await print(placement, 1)
    },
    async save() {
      const placement = readPlacement(placed)
      if (typeof placement === 'string') return wrong(placement)
      // Only continuous paper drifts, and it has one side.
      if (placement.drift !== 0 && profile.sides !== 'one') return wrong(PRINTERS.driftsOnOneSide)
      const saved = await call('print.setProfile', { ...profile, placement })
      if (saved.ok) onSaved()
      else wrong(saved.error.message)
    },
  }
}

function typedOf({ scaleX, scaleY, ...rest }: Placement): Typed<keyof Placement> {
  return {
    offsetX: String(rest.offsetX),
    offsetY: String(rest.offsetY),
    scaleX: percent(scaleX),
    scaleY: percent(scaleY),
    drift: String(rest.drift),
  }
}

function percent(scale: number): string {
  return String(Math.round(scale * 10_000) / 100)
}

/** The placement, or what is wrong with what was typed. */
function readPlacement(typed: Typed<keyof Placement>): Placement | string {
  for (const name of PLACES) {
    const [least, most] = LIMITS[name]
    const number = readNumber(typed[name])
    if (number === undefined || number < least || number > most)
      return PRINTERS.wrongNumber(PRINTERS[name], least, most)
  }
  return {
    offsetX: Number(typed.offsetX),
    offsetY: Number(typed.offsetY),
    scaleX: Number(typed.scaleX) / 100,
    scaleY: Number(typed.scaleY) / 100,
    drift: Number(typed.drift),
  }
}

/** The measures, or what is wrong with what was typed. */
function readMeasures(typed: Typed<Measure>) {
  for (const name of MEASURES) {
    if (name === 'lastTop' && typed.lastTop.trim() === '') continue
    const meant = meantOf(name)
    const number = readNumber(typed[name])
    if (number === undefined || Math.abs(number - meant) > FARTHEST[name])
      return PRINTERS.wrongMeasure(PRINTERS.measures[name], meant)
  }
  const { left, top, width, height, lastTop } = typed
  return {
    left: Number(left),
    top: Number(top),
    width: Number(width),
    height: Number(height),
    lastTop: lastTop.trim() === '' ? null : Number(lastTop),
  }
}

/** What a true printer gives. */
export function meantOf(name: Measure): number {
  return name === 'lastTop' ? TRUE_MEASURES.top : TRUE_MEASURES[name]
}

function readNumber(typed: string): number | undefined {
  return /^-?\d{1,3}(\.\d{1,2})?$/.test(typed.trim()) ? Number(typed) : undefined
}

export const DRIFT_SHEETS = SHEETS_FOR_DRIFT
