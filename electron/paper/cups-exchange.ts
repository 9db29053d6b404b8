import { request } from 'node:http'
import { userInfo } from 'node:os'
import ipp from 'ipp'
import * as z from 'zod'

/** As much of an IPP answer as the desk reads; a group that comes once is no list. */
const Groups = z
  .union([z.array(z.record(z.string(), z.unknown())), z.record(z.string(), z.unknown())])
  .optional()
  .transform((groups) => (groups === undefined ? [] : Array.isArray(groups) ? groups : [groups]))
const CupsAnswer = z.object({
  statusCode: z.string(),
  'printer-attributes-tag': Groups,
  'job-attributes-tag': Groups,
})
export type CupsAnswer = z.output<typeof CupsAnswer>

/** What is asked of CUPS (RFC 8011 and the operations of CUPS itself). */
export interface CupsQuestion {
  readonly operation:
    | 'CUPS-Get-Default'
    | 'CUPS-Get-Printers'
    | 'Get-Printer-Attributes'
    | 'Get-Job-Attributes'
    | 'Cancel-Job'
  readonly attributes: Readonly<Record<string, unknown>>
}

/** Operations of CUPS itself, which the library does not know by name. */
const OWN_OPERATIONS: Readonly<Partial<Record<CupsQuestion['operation'], number>>> = {
  'CUPS-Get-Default': 0x4001,
  'CUPS-Get-Printers': 0x4002,
}
/** Where an IPP message says its operation, in bytes from its beginning (RFC 8010 §3.1.1). */
const OPERATION_AT = 2

const TIME_LIMIT_MS = 10_000
const PORT = 631
const SOCKET = '/run/cups/cups.sock'

/**
 * Asks the CUPS that `lp` uses: `CUPS_SERVER`, or the machine's own. Throws where nobody answers.
 * `lpstat` would not do: of a job that ended it does not say whether it was printed.
 */
export async function askCups(question: CupsQuestion): Promise<CupsAnswer> {
  const { operation, attributes } = question
  const own = OWN_OPERATIONS[operation]
  const message = ipp.serialize({
    operation: own === undefined ? operation : 'Get-Printer-Attributes',
    id: 1,
    'operation-attributes-tag': {
      'attributes-charset': 'utf-8',
      'attributes-natural-language': 'en',
      'requesting-user-name': userInfo().username,
      ...attributes,
    },
  })
  if (own !== undefined) message.writeUInt16BE(own, OPERATION_AT)
  return CupsAnswer.parse(ipp.parse(await exchange(message)))
}

function exchange(message: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...serverOf(process.env.CUPS_SERVER ?? SOCKET),
        method: 'POST',
        path: '/',
        timeout: TIME_LIMIT_MS,
        headers: { 'content-type': 'application/ipp', 'content-length': message.length },
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => resolve(Buffer.concat(parts)))
        answer.on('error', reject)
      },
    )
    asked.on('timeout', () => asked.destroy(new Error('CUPS does not answer')))
    asked.on('error', reject)
    asked.end(message)
  })
}

/** `/run/cups/cups.sock`, or `host:port`. */
function serverOf(server: string) {
  if (server.startsWith('/')) return { socketPath: server }
  const [host = '', port] = server.split(':')
  return { host, port: port === undefined ? PORT : Number(port) }
}
