import { lazy, type ReactNode, Suspense } from 'react'
import type { NodeId } from '#core/base/ids.ts'
import { OrgActionPage } from '../../org-actions/org-action-page.tsx'
import { type ActionOrigin, useView } from '../../state/view-store.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { CurlImport } from './curl-import.tsx'
import { FileImport } from './file-import.tsx'
import '../actions.css'
import '../action-editor.css'
import './import.css'

/** Reads YAML and older versions of the format: more than the other two need. */
const OpenApiImport = lazy(async () => ({
  default: (await import('./openapi-import.tsx')).OpenApiImport,
}))

const TITLES: Readonly<Record<ActionOrigin, string>> = {
  curl: 'New action from a cURL command',
  openapi: 'New action from OpenAPI',
  file: 'New action from a Genesys action file',
  org: 'Use an action of an org',
}

const PAGES: Readonly<Record<ActionOrigin, (node: NodeId | null) => ReactNode>> = {
  curl: () => <CurlImport />,
  openapi: () => <OpenApiImport />,
  file: () => <FileImport />,
  org: (node) => <OrgActionPage node={node} />,
}

/** Makes an action from something that is there already: the text on the left, what becomes of it on the right. */
export function NewActionPage({
  from,
  node = null,
}: {
  readonly from: ActionOrigin
  /** The step that is to call it. */
  readonly node?: NodeId | null
}) {
  const showStage = useView((state) => state.showStage)
  return (
    <div className="act">
      <header className="act-head">
        <Button className="act-back" onClick={() => showStage({ type: 'canvas' })}>
          <Icon name="chev" size={14} />
          Canvas
        </Button>
        <span className="act-slash" aria-hidden="true">
          /
        </span>
        <h2 className="ell">{TITLES[from]}</h2>
      </header>
      <Suspense fallback={<p className="act-import-wait">Loading the reader of OpenAPI…</p>}>
        {PAGES[from](node)}
      </Suspense>
    </div>
  )
}
