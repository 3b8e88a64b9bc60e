import { saveDesignFile } from '../files/design-file.ts'
import { useDocument } from '../state/document-store.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Notice } from './notice.tsx'
import { hrefOf } from './route.ts'

/** Shown instead of a page that a bug of ours has broken. The design is untouched: it is in the store and on the shelf. */
export function CrashNotice({
  error,
  onRetry,
}: {
  readonly error: Error
  readonly onRetry: () => void
}) {
  const design = useDocument((state) => state.history?.design)
  return (
    <Notice
      title="Secure Flow Studio made a mistake"
      actions={
        <>
          <Button variant="primary" onClick={onRetry}>
            Show the page again
          </Button>
          {design !== undefined && (
            <Button variant="line" onClick={() => void saveDesignFile(design)}>
              Save the design as a file
            </Button>
          )}
          <ButtonLink href={hrefOf({ page: 'home' })} onClick={onRetry}>
            Home
          </ButtonLink>
        </>
      }
    >
      <p>
        This is a bug in the program, not in your design.{' '}
        {design !== undefined && 'The design is as it was before the last change.'} If it happens
        again, report the text below.
      </p>
      <pre>{error.stack ?? error.message}</pre>
    </Notice>
  )
}
