import { Button, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import styles from './capture.module.css'
import type { Camera } from './use-camera.ts'

interface CameraViewProps {
  readonly camera: Camera
  readonly isBusy: boolean
  readonly isReplacing: boolean
  readonly onFrame: (bitmap: ImageBitmap) => void
}

/** What the document camera sees, and the button that takes a page of it. */
export function CameraView({ camera, isBusy, isReplacing, onFrame }: CameraViewProps) {
  const video = useRef<HTMLVideoElement>(null)
  const { stream, problem } = camera
  // A camera that is open has no picture yet; one is there with its first frame.
  const [seen, setSeen] = useState<MediaStream>()
  const isRunning = stream !== undefined && seen === stream
  useEffect(() => {
    if (video.current) video.current.srcObject = stream ?? null
  }, [stream])
  const shoot = async () => {
    if (isBusy || !isRunning || video.current === null) return
    onFrame(await createImageBitmap(video.current))
  }
  return (
    <div className={styles.camera}>
      <div className={styles.live}>
        <video
          ref={video}
          className={styles.video}
          aria-label={CAPTURE.cameraFrame}
          autoPlay
          muted
          playsInline
          data-running={isRunning}
          onLoadedData={() => setSeen(stream)}
        />
        {!isRunning && (
          <p className={styles.cameraProblem} role="status">
            {problem === '' ? CAPTURE.cameraStarting : problem}
          </p>
        )}
      </div>
      <div className={styles.cameraBar}>
        <label htmlFor="camera-device">{CAPTURE.device}</label>
        <Select
          id="camera-device"
          value={camera.deviceId === '' ? null : camera.deviceId}
          options={camera.devices.map(({ id, label }) => ({ value: id, label }))}
          onChange={camera.choose}
        />
        <Button
          id="shoot"
          type="primary"
          size="large"
          autoFocus
          aria-disabled={isBusy || !isRunning}
          onClick={() => void shoot()}
        >
          {isReplacing ? CAPTURE.shootAgain : CAPTURE.shoot} <KeyHint>{CAPTURE.shootKey}</KeyHint>
        </Button>
      </div>
    </div>
  )
}
