import { Button } from 'antd'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import {
  CORNER_NAMES,
  type CornerName,
  type Corners,
  moveCorner,
  WHOLE_PICTURE,
} from '#shared/materials/corners.ts'
import styles from './corner-editor.module.css'

/** One press of an arrow key moves a corner by this share of the picture; with Shift so many times more. */
const STEP = 0.002
const STRIDE = 10

const DIRECTIONS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

interface CornerEditorProps {
  /** Address of the uncut picture in this window. */
  readonly url: string
  readonly corners: Corners
  readonly onChange: (corners: Corners) => void
  readonly onApply: () => void
  readonly onFindAgain: () => void
}

/** The sheet in its picture: four corners to be dragged, or moved by the arrow keys. */
export function CornerEditor(props: CornerEditorProps) {
  const { url, corners, onChange, onApply, onFindAgain } = props
  const picture = useRef<HTMLDivElement>(null)
  const drag = (name: CornerName, event: PointerEvent) => {
    const frame = picture.current?.getBoundingClientRect()
    if (frame === undefined || event.buttons === 0) return
    const x = (event.clientX - frame.left) / frame.width
    const y = (event.clientY - frame.top) / frame.height
    onChange(moveCorner(corners, name, { x, y }))
  }
  const press = (name: CornerName, event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key]
    if (event.key === 'Enter') onApply()
    if (direction) {
      const length = STEP * (event.shiftKey ? STRIDE : 1)
      const { x, y } = corners[name]
      onChange(
        moveCorner(corners, name, { x: x + direction.x * length, y: y + direction.y * length }),
      )
    }
    if (direction || event.key === 'Enter') event.preventDefault()
  }
  return (
    <div className={styles.corners}>
      <div className={styles.cornersArea}>
        <div ref={picture} className={styles.cornersPicture}>
          <img src={url} alt={CAPTURE.cornerEditor} draggable={false} />
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
            <path
              className={styles.outside}
              fillRule="evenodd"
              d={`M0 0H1V1H0Z${outline(corners)}`}
            />
            <path className={styles.outline} d={outline(corners)} />
          </svg>
          {CORNER_NAMES.map((name, at) => (
            <button
              key={name}
              id={`corner-${name}`}
              type="button"
              className={styles.corner}
              aria-label={CAPTURE.cornerNames[name]}
              // biome-ignore lint/a11y/noAutofocus: the editor was just asked for, and begins at its first corner.
              autoFocus={at === 0}
              style={{ left: `${corners[name].x * 100}%`, top: `${corners[name].y * 100}%` }}
              onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={(event) => drag(name, event)}
              onKeyDown={(event) => press(name, event)}
            />
          ))}
        </div>
      </div>
      <div className={styles.cornersBar}>
        <span>{CAPTURE.cornersHint}</span>
        <Button id="corners-auto" onClick={onFindAgain}>
          {CAPTURE.cornersAuto}
        </Button>
        <Button id="corners-whole" onClick={() => onChange(WHOLE_PICTURE)}>
          {CAPTURE.cornersWhole}
        </Button>
        <Button id="corners-apply" type="primary" onClick={onApply}>
          {CAPTURE.cornersApply} <KeyHint>Enter</KeyHint>
        </Button>
      </div>
    </div>
  )
}

function outline(corners: Corners): string {
  const [first, ...others] = CORNER_NAMES.map((name) => `${corners[name].x} ${corners[name].y}`)
  return `M${first}L${others.join('L')}Z`
}
