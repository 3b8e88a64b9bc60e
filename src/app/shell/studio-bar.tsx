import type { Remark } from '#adapters/browser/design-shelf.ts'
import { newDesignId } from '#adapters/browser/identity.ts'
import type { Design } from '#core/model/design.ts'
import { ExportMenu } from '../files/export-menu.tsx'
import { openDesign } from '../files/open-design.ts'
import { CutOffLink } from '../publish/cut-off-notes.tsx'
import { OrgStatus } from '../publish/org-status.tsx'
import { ReportPopover } from '../files/report-popover.tsx'
import { useRemarks } from '../files/remarks-store.ts'
import { showRemarks } from '../files/report-store.ts'
import { openedDesign, useDocument, useOfDesign } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { ButtonLink, IconButton } from '../ui/button.tsx'
import type { MenuEntry } from '../ui/menu.tsx'
import { DesignName } from './design-name.tsx'
import { ProblemsPill } from './problems-pill.tsx'
import { hrefOf } from './route.ts'
import { SavedIndicator } from './saved-indicator.tsx'
import { BarLine, TopBar } from './top-bar.tsx'
import { UndoButtons } from './undo-buttons.tsx'

/** The bar over the studio: the design and its state on the left, what becomes of it on the right. */
export function StudioBar({
  hasInspectorToggle,
  onSaveFile,
}: {
  readonly hasInspectorToggle: boolean
  readonly onSaveFile: () => void
}) {
  const id = useOfDesign((design) => design.id)
  const name = useOfDesign(({ flow }) => flow.name)
  const isViewed = useDocument((state) => state.viewedType !== null)
  const remarks = useRemarks((state) => state.remarks)
  const isInspectorOpen = useView((state) => state.isInspectorOpen)
  const setInspectorOpen = useView((state) => state.setInspectorOpen)
  return (
    <TopBar>
      {isViewed ? (
        <h1 className="shell-title ell" title={name}>
          {name}
        </h1>
      ) : (
        <ReportPopover place="design">
          <DesignName
            entries={[
              ...(remarks.length === 0 ? [] : [remarksEntry(remarks)]),
              {
                id: 'duplicate',
                label: 'Duplicate',
                icon: 'copy',
                onSelect: () => openDesign(copyOf(openedDesign())),
              },
              {
                id: 'save',
                label: 'Save as a file',
                icon: 'file',
                shortcut: 'Mod+S',
                onSelect: onSaveFile,
              },
            ]}
          />
        </ReportPopover>
      )}
      <SavedIndicator onSaveFile={onSaveFile} />
      <BarLine />
      <UndoButtons />
      <span className="grow" />
      <OrgStatus />
      {!isViewed && <ProblemsPill />}
      {hasInspectorToggle && (
        <IconButton
          icon="panel"
          label="Properties"
          aria-pressed={isInspectorOpen}
          onClick={() => setInspectorOpen(!isInspectorOpen)}
        />
      )}
      {!isViewed && (
        <>
          <BarLine />
          <ExportMenu />
          <CutOffLink design={id} />
          <ButtonLink
            className="shell-publish"
            variant="primary"
            icon="publish"
            data-returns
            href={hrefOf({ page: 'publish', id })}
          >
            <span className="shell-label">Publish</span>
          </ButtonLink>
        </>
      )}
    </TopBar>
  )
}

/** What reading the file had to say, once more. */
function remarksEntry(remarks: readonly Remark[]): MenuEntry {
  const count = remarks.length === 1 ? '1 remark' : `${remarks.length} remarks`
  return {
    id: 'remarks',
    label: 'How the file was read',
    hint: count,
    icon: 'list',
    onSelect: () => showRemarks(remarks),
  }
}

function copyOf(design: Design) {
  return {
    ...design,
    id: newDesignId(),
    flow: { ...design.flow, name: `${design.flow.name}, copy` },
  }
}
