import { parentPort, workerData } from 'node:worker_threads'
import { type Simulation, simulate } from './simulate-once.ts'

/** Thread of the simulation: runs one after the other as they come, and answers with what came of each. */
const shared = workerData as Omit<Simulation, 'seed'>
parentPort?.on('message', async (seed: number) => {
  parentPort?.postMessage(await simulate({ ...shared, seed }))
})
