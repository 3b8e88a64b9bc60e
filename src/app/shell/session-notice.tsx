import { describeShelfError } from '#adapters/browser/design-shelf.ts'
import { downloadFile } from '#adapters/browser/file-access.ts'
import type { SessionPhase } from '../files/session.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Notice } from './notice.tsx'
import { hrefOf } from './route.ts'

/** What is shown while a design opens, and why when it does not. */
export function SessionNotice({
  phase,
}: {
  readonly phase: Exclude<SessionPhase, { phase: 'open' }>
}) {
  switch (phase.phase) {
    case 'opening':
      return <Notice title="Opening the design…" isQuiet />
    case 'missing':
      return (
        <Notice title="This design is not in this browser" actions={<HomeLink />}>
          <p>
            Designs are kept in the browser they were made in. It may have been removed here, or
            made elsewhere: open its file on the home page.
          </p>
        </Notice>
      )
    case 'failed':
      return (
        <Notice title="The design could not be opened" actions={<HomeLink />}>
          <p>{describeShelfError(phase.error)}</p>
        </Notice>
      )
    case 'damaged':
      return (
        <Notice
          title={`“${phase.entry.name}” is damaged`}
          actions={
            <>
              <Button variant="primary" onClick={() => saveRaw(phase.entry)}>
                Save what is left
              </Button>
              <HomeLink />
            </>
          }
        >
          <p>{phase.entry.detail}</p>
        </Notice>
      )
  }
}

function HomeLink() {
  return (
    <ButtonLink variant="line" icon="home" href={hrefOf({ page: 'home' })}>
      Home
    </ButtonLink>
  )
}

function saveRaw({ id, raw }: { readonly id: string; readonly raw: unknown }): void {
  downloadFile({
    name: `${id}.json`,
    text: JSON.stringify(raw, null, 2),
    kind: { description: 'JSON', mime: 'application/json', extensions: ['.json'] },
  })
}
