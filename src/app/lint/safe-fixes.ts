import type { Design } from '#core/model/design.ts'
import type { SafeFixes } from './fix-worker.ts'

/** Works out all safe fixes in a thread of its own. Null when that broke down. */
export function findSafeFixes(design: Design): Promise<SafeFixes | null> {
  const worker = new Worker(new URL('./fix-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<SafeFixes | null>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<SafeFixes>) => resolve(data))
    worker.addEventListener('error', () => resolve(null))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(design)
  }).finally(() => worker.terminate())
}
