import { lazy, Suspense, useEffect } from 'react'
import { saveDesignFile } from '../files/design-file.ts'
import { useSession } from '../files/use-session.ts'
import { useLint } from '../lint/use-lint.ts'
import { openedDesign, useDocument, useOfDesign } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { classNames } from '../ui/class-names.ts'
import { InspectorPane, LeftPane, ProblemsPane, Stage } from './panels.tsx'
import { Notice } from './notice.tsx'
import { ReadOnlyBanner } from './read-only-banner.tsx'
import { Rail } from './rail.tsx'
import { SessionNotice } from './session-notice.tsx'
import { SkipLinks } from './skip-links.tsx'
import { StudioBar } from './studio-bar.tsx'
import { useStudioShortcuts } from './studio-shortcuts.ts'
import { useAnnouncements } from './use-announcements.ts'
import { useFolding } from './use-folding.ts'
import { useReturnFocus } from './use-return-focus.ts'
import { useStageHistory } from './use-stage-history.ts'

/** Loaded when it is first opened: many designs are drawn for days before one is published. */
const PublishPage = lazy(async () => ({
  default: (await import('../publish/publish-page.tsx')).PublishPage,
}))

/** The place where a design is worked on. Another design is another studio: give it the id as its key. */
export function Studio({
  id,
  isPublishing,
}: {
  readonly id: string
  readonly isPublishing: boolean
}) {
  const { phase, takeOver } = useSession(id)
  if (phase.phase !== 'open') return <SessionNotice phase={phase} />
  return <OpenStudio isPublishing={isPublishing} onTakeOver={takeOver} />
}

function OpenStudio({
  isPublishing,
  onTakeOver,
}: {
  readonly isPublishing: boolean
  readonly onTakeOver: () => void
}) {
  const name = useOfDesign(({ flow }) => flow.name)
  const isViewed = useDocument((state) => state.viewedType !== null)
  useAnnouncements()
  useReturnFocus(isPublishing)
  useEffect(() => {
    document.title = `${name} · Secure Flow Studio`
  }, [name])
  return (
    <>
      {!isViewed && <Checker />}
      {isPublishing && !isViewed ? (
        <Suspense fallback={<Notice title="Opening the publish page…" isQuiet />}>
          <PublishPage />
        </Suspense>
      ) : (
        <Workbench onTakeOver={onTakeOver} />
      )}
    </>
  )
}

/** Has the open design checked. A flow of another type is not: the rules are those of secure call flows. */
function Checker() {
  useLint()
  return null
}

function Workbench({ onTakeOver }: { readonly onTakeOver: () => void }) {
  const stage = useView((state) => state.stage)
  const isViewed = useDocument((state) => state.viewedType !== null)
  const { isLeftOver, isInspectorOver } = useFolding()
  useStudioShortcuts()
  useStageHistory()
  const isWideStage = stage.type !== 'canvas'
  return (
    <div className={classNames('shell-studio', isWideStage && 'is-wide-stage')}>
      <SkipLinks />
      <StudioBar hasInspectorToggle={isInspectorOver && !isWideStage} onSaveFile={saveFile} />
      <ReadOnlyBanner onTakeOver={onTakeOver} />
      <Rail />
      <LeftPane isOver={isLeftOver} />
      <Stage stage={stage} />
      {!isWideStage && <InspectorPane isOver={isInspectorOver} />}
      {!isWideStage && !isViewed && <ProblemsPane />}
    </div>
  )
}

function saveFile(): void {
  void saveDesignFile(openedDesign())
}
