import { useLayoutEffect, useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast-store.ts'
import { useOrg } from './org-store.ts'
import { timeOf } from './words.ts'

/** Every request to the org, without query, header or body: nothing of it is secret. */
export function RequestLog() {
  const exchanges = useOrg((state) => state.exchanges)
  const list = useRef<HTMLOListElement>(null)
  const newest = exchanges.at(-1)?.id
  useLayoutEffect(() => {
    if (newest !== undefined) list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [newest])
  const copy = async () => {
    const lines = exchanges.map(
      ({ at, method, path, status }) => `${timeOf(at)} ${method} ${path} ${status ?? 'no reply'}`,
    )
    await navigator.clipboard.writeText(lines.join('\n'))
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
      <ol ref={list} role="log" aria-label="Requests to the org" tabIndex={0}>
        {exchanges.map(({ id, at, method, path, status }) => (
          <li key={id}>
            <time>{timeOf(at)}</time>
            <span className="method">{method}</span>
            <span className="ell" title={path}>
              {path}
            </span>
            <span className={status !== null && status < 400 ? 'c-success' : 'c-error'}>
              {status ?? '–'}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
