import { useEffect } from 'react'
import { followOrg } from '../org-directory/ask-org.ts'
import { followPublished } from '../org-directory/follow-published.ts'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { type LintEvents, type LintPort, startLintClient } from './lint-client.ts'
import type { LintReply } from './lint-message.ts'

/** Checks the open design after every change, in a worker, and publishes what is found. */
export function useLint(): void {
  useEffect(() => {
    const client = startLintClient(startLintWorker, (findings) =>
      useFindings.getState().publish(findings),
    )
    const check = () => {
      const design = useDocument.getState().history?.design
      if (design !== undefined) client.check(design)
    }
    check()
    const off = useDocument.subscribe(check)
    const offOrg = followOrg(client.know)
    const offPublished = followPublished(client.remember)
    return () => {
      off()
      offOrg()
      offPublished()
      client.stop()
      useFindings.getState().clear()
    }
  }, [])
}

function startLintWorker({ onReply, onBroken }: LintEvents): LintPort {
  const worker = new Worker(new URL('./lint-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<LintReply>) => onReply(data))
  worker.addEventListener('error', ({ message }) =>
    onBroken(message || 'the checker did not start'),
  )
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    ask: (request) => worker.postMessage(request),
    stop: () => worker.terminate(),
  }
}
