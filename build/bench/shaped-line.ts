import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** How a line is: both directions are as fast and as long. */
export interface LineShape {
  readonly bitsPerSecond: number
  /** Milliseconds a byte is under way in one direction. */
  readonly latencyMs: number
}

/** A line on 127.0.0.1 that is as slow as a real one. */
export interface ShapedLine {
  /** Where it begins, `http://127.0.0.1:<port>`. */
  readonly url: string
  /** Milliseconds the line alone takes for every byte that has gone in at this end. */
  ownMs(): number
  close(): void
}

/** Opens a line to a port of this machine; all its connections share its rate. */
export async function openShapedLine(target: URL, shape: LineShape): Promise<ShapedLine> {
  const sockets = new Set<Socket>()
  const [up, down] = [openWay(shape), openWay(shape)]
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    up.carry(near, far)
    down.carry(far, near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address with a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    ownMs: up.ownMs,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** One direction: bytes wait until those before them are through, then travel. */
function openWay({ bitsPerSecond, latencyMs }: LineShape) {
  const msPerByte = 8_000 / bitsPerSecond
  let freeAt = 0
  let bytes = 0
  const after = (length: number, action: () => void) => {
    freeAt = Math.max(freeAt, performance.now()) + length * msPerByte
    setTimeout(action, freeAt + latencyMs - performance.now())
  }
  return {
    carry(from: Socket, to: Socket) {
      from.on('data', (chunk) => {
        bytes += chunk.length
        after(chunk.length, () => to.write(chunk))
      })
      from.on('end', () => after(0, () => to.end()))
    },
    ownMs: () => bytes * msPerByte,
  }
}
