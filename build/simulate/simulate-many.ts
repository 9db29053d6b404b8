import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Simulated, Simulation } from './simulate-once.ts'

/** Runs one seed after the other in so many threads; `onEnd` hears of each as it ends. */
export async function simulateMany(
  shared: Omit<Simulation, 'seed'>,
  seeds: readonly number[],
  { threads, onEnd }: { readonly threads: number; onEnd(simulated: Simulated): void },
): Promise<void> {
  const rest = seeds.values()
  await Promise.all(
    Array.from({ length: Math.min(threads, seeds.length) }, async () => {
      const worker = new Worker(new URL('simulate-worker.ts', import.meta.url), {
        workerData: shared,
      })
      try {
        for (const seed of rest) {
          worker.postMessage(seed)
          const [simulated] = await once(worker, 'message')
          // The worker posts nothing else.
          onEnd(simulated as Simulated)
        }
      } finally {
        await worker.terminate()
      }
    }),
  )
}
