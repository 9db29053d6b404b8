import { useCallback, useEffect, useRef, useState } from 'react'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { findWanted, rememberCamera, rememberedCamera } from './remembered-camera.ts'

/** How long a camera that is gone or taken waits for the next try, in milliseconds. */
const RETRY_MS = 1_500

/** As fine as a document camera of 12 million points goes. */
const FINEST = { width: { ideal: 4096 }, height: { ideal: 3072 } } as const

/** A camera the clerk may choose. */
export interface CameraDevice {
  readonly id: string
  readonly label: string
}

/** The document camera while it is wanted. */
export interface Camera {
  readonly devices: readonly CameraDevice[]
  readonly deviceId: string
  readonly stream: MediaStream | undefined
  /** Why there is no picture; '' while it starts or runs. */
  readonly problem: string
  choose(deviceId: string): void
}

/**
 * Opens the remembered camera while `isOn`, and opens it again by itself when it was unplugged, taken
 * by another program, or comes only now.
 */
export function useCamera(isOn: boolean): Camera {
  const [devices, setDevices] = useState<readonly CameraDevice[]>([])
  const [chosen, setChosen] = useState(() => rememberedCamera().id)
  const [stream, setStream] = useState<MediaStream>()
  const [problem, setProblem] = useState('')
  const [attempt, setAttempt] = useState(0)
  const open = useRef<MediaStream>(undefined)
  const close = useCallback(() => {
    for (const track of open.current?.getTracks() ?? []) track.stop()
    open.current = undefined
    setStream(undefined)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is all that `attempt` says.
  useEffect(() => {
    if (!isOn) return
    let isGone = false
    let timer = 0
    const retry = () => {
      timer = Number(setTimeout(() => setAttempt((count) => count + 1), RETRY_MS))
    }
    const begin = async () => {
      const opened = await openCamera(chosen)
      if (isGone) return stopAll(opened.stream)
      const listed = await listDevices()
      setDevices(listed)
      if (opened.stream === undefined) {
        setProblem(opened.problem)
        return retry()
      }
      open.current = opened.stream
      setStream(opened.stream)
      setProblem('')
      const [track] = opened.stream.getVideoTracks()
      const own = listed.find(({ id }) => id === track?.getSettings().deviceId)
      if (own) rememberCamera(own)
      track?.addEventListener('ended', () => {
        close()
        setProblem(CAPTURE.cameraLost)
        retry()
      })
    }
    void begin()
    return () => {
      isGone = true
      clearTimeout(timer)
      close()
    }
  }, [isOn, chosen, attempt, close])

  return {
    devices,
    deviceId: stream?.getVideoTracks()[0]?.getSettings().deviceId ?? chosen,
    stream,
    problem,
    choose: setChosen,
  }
}

type Opened =
  | { readonly stream: MediaStream; readonly problem: '' }
  | { readonly stream: undefined; readonly problem: string }

async function openCamera(wanted: string): Promise<Opened> {
  try {
    const deviceId = findWanted(await listDevices(), { ...rememberedCamera(), id: wanted })
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { ...FINEST, ...(deviceId !== undefined && { deviceId: { exact: deviceId } }) },
    })
    return { stream, problem: '' }
  } catch (error) {
    return { stream: undefined, problem: cameraWords(error) }
  }
}

async function listDevices(): Promise<readonly CameraDevice[]> {
  const all = await navigator.mediaDevices.enumerateDevices()
  return all
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId, label }, at) => ({
      id: deviceId,
      label: label === '' ? CAPTURE.cameraUnnamed(at + 1) : label,
    }))
}

/** Errors of getUserMedia by the names of the Media Capture specification, in the clerk's words. */
function cameraWords(error: unknown): string {
  const name = error instanceof DOMException ? error.name : String(error)
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return CAPTURE.cameraNone
    case 'NotAllowedError':
      return CAPTURE.cameraDenied
    case 'NotReadableError':
      return CAPTURE.cameraInUse
    default:
      return CAPTURE.cameraFailed(name)
  }
}

function stopAll(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
