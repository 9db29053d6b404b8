import type { Page } from '@playwright/test'

/** Whether a text is anywhere in the memory of a page's scripts once all garbage is gone. */
export async function heapHolds(page: Page, text: string): Promise<boolean> {
  const client = await page.context().newCDPSession(page)
  const chunks: string[] = []
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await client.send('HeapProfiler.enable')
  await client.send('HeapProfiler.collectGarbage')
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await client.detach()
  // The snapshot escapes what is not ASCII.
  const { strings }: { readonly strings: readonly string[] } = JSON.parse(chunks.join(''))
  return strings.some((held) => held.includes(text))
}
