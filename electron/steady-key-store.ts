import type { Host } from './host.ts'
import type { ReportFault } from './serve.ts'

/**
 * A host whose key store may fail to give what it has: the device has no secret then, and the slots bound to it
 * say what to do; the recovery code needs none.
 */
export function withSteadyKeyStore(host: Host, reportFault: ReportFault): Host {
  return {
    ...host,
    deviceSecret: async () => {
      try {
        return await host.deviceSecret()
      } catch (fault) {
        reportFault('device-secret', fault)
        return null
      }
    },
  }
}
