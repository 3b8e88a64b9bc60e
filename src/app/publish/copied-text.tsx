import { copyText, describeClipboardError } from '#adapters/browser/clipboard.ts'
import { Breakable } from '../ui/breakable.tsx'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast-store.ts'

/** A text that is read here and needed elsewhere. */
export function CopiedText({ name, text }: { readonly name: string; readonly text: string }) {
  const copy = async () => {
    const copied = await copyText(text)
    showToast(
      copied.ok
        ? { text: `${name} copied.` }
        : { text: describeClipboardError(copied.error), tone: 'error' },
    )
  }
  return (
    <>
      <pre className="publish-snippet" role="group" aria-label={name} tabIndex={0}>
        {text.split(/(?<=\n)/).map((line, i) => (
          // Lines may be the same: their place is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={i}>
            <Breakable text={line} />
          </span>
        ))}
      </pre>
      <div>
        <Button size="sm" icon="copy" onClick={() => void copy()}>
          Copy
        </Button>
      </div>
    </>
  )
}
