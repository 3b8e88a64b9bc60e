import { useLayoutEffect, useRef } from 'react'
import { Breakable } from '../ui/breakable.tsx'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast-store.ts'
import { useOrg } from './org-store.ts'
import { timeOf } from './words.ts'

/** An id of the platform's, of which its end tells enough: the path goes on behind it. */
const LONG_ID = /(?:custom_-_)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{8}([\da-f]{4})/g

/** Every request to the org, without query, header or body: nothing of it is secret. */
export function RequestLog() {
  const exchanges = useOrg((state) => state.exchanges)
  const lines = useRef<HTMLDivElement>(null)
  const newest = exchanges.at(-1)?.id
  useLayoutEffect(() => {
    if (newest !== undefined) lines.current?.scrollTo({ top: lines.current.scrollHeight })
  }, [newest])
  const copy = async () => {
    const text = exchanges.map(
      ({ at, method, path, status }) => `${timeOf(at)} ${method} ${path} ${status ?? 'no reply'}`,
    )
    await navigator.clipboard.writeText(text.join('\n'))
    showToast({ text: 'The log is on the clipboard.' })
  }
  return (
    <section className="publish-log" aria-label="Requests">
      <div className="publish-h2">
        Requests
        <span className="t12 t3">{exchanges.length}</span>
        <span className="grow" />
        {exchanges.length > 0 && (
          <Button size="sm" icon="copy" onClick={() => void copy()}>
            Copy log
          </Button>
        )}
      </div>
      {/* A log is no list: the list of its lines stands in it. */}
      <div className="lines" ref={lines} role="log" aria-label="Requests to the org" tabIndex={0}>
        <ol>
          {exchanges.map(({ id, at, method, path, status }) => (
            <li key={id}>
              <time>{timeOf(at)}</time>
              <span className="method">{method}</span>
              <span className="path" title={path}>
                <Breakable text={path.replaceAll(LONG_ID, '…$1')} />
              </span>
              <span className={status !== null && status < 400 ? 'c-success' : 'c-error'}>
                {status ?? '–'}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
