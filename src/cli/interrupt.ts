/** What a run is told of an interrupt. */
export interface Interrupt {
  readonly isStopped: () => boolean
  /** Resolves after so many milliseconds, or at once when there was one. */
  readonly sleep: (ms: number) => Promise<void>
  /** No longer listens. */
  readonly release: () => void
}

/** A terminal that is closed and a pipeline that is cancelled stop a run as a person does. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Ctrl-C once stops before the next write, so that what stands is known; twice ends the process, as ever. */
export function stopOnInterrupt(sleep: (ms: number) => Promise<void>): Interrupt {
  const controller = new AbortController()
  const { signal: stopped } = controller
  const interrupted = new Promise<void>((resolve) => {
    stopped.addEventListener('abort', () => resolve())
  })
  const stop = () => controller.abort()
  for (const signal of SIGNALS) process.once(signal, stop)
  return {
    isStopped: () => stopped.aborted,
    sleep: (ms) => Promise.race([sleep(ms), interrupted]),
    release() {
      for (const signal of SIGNALS) process.removeListener(signal, stop)
    },
  }
}
