import { lazy, Suspense } from 'react'
import { ActionsPanel } from '../actions/actions-panel.tsx'
import { Canvas } from '../canvas/canvas.tsx'
import { Inspector } from '../inspector/inspector.tsx'
import { Outline } from '../outline/outline.tsx'
import { Palette } from '../palette/palette.tsx'
import { FixPreviewBar } from '../problems/fix-preview-bar.tsx'
import { ProblemsPanel } from '../problems/problems-panel.tsx'
import { type LeftPanel, type Stage as StageChoice, useView } from '../state/view-store.ts'
import { classNames } from '../ui/class-names.ts'
import { VariablesPanel } from '../variables/variables-panel.tsx'
import { Notice } from './notice.tsx'

/** Loaded when an action is first opened: with it come the emulators and the languages of its templates. */
const ActionEditor = lazy(async () => ({
  default: (await import('../actions/action-editor.tsx')).ActionEditor,
}))

/** Loaded when something is imported: it brings readers of other formats along. */
const NewActionPage = lazy(async () => ({
  default: (await import('../actions/import/new-action-page.tsx')).NewActionPage,
}))

const LEFT_LABELS: Readonly<Record<LeftPanel, string>> = {
  add: 'Add',
  outline: 'Outline',
  variables: 'Variables',
  actions: 'Actions',
}

/** What was chosen on the rail. */
export function LeftPane({ isOver }: { readonly isOver: boolean }) {
  const leftPanel = useView((state) => state.leftPanel)
  if (leftPanel === null) return null
  return (
    <aside
      className={classNames('shell-left', isOver && 'is-over')}
      data-pane="left"
      aria-label={LEFT_LABELS[leftPanel]}
      data-over={isOver}
    >
      <LeftContent panel={leftPanel} />
    </aside>
  )
}

function LeftContent({ panel }: { readonly panel: LeftPanel }) {
  switch (panel) {
    case 'add':
      return (
        <>
          <h2 className="sr">{LEFT_LABELS.add}</h2>
          <Palette />
        </>
      )
    case 'outline':
      return <Outline />
    case 'variables':
      return <VariablesPanel />
    case 'actions':
      return <ActionsPanel />
  }
}

/** The middle: the canvas, the editor of a data action, or the page that makes one from something else. */
export function Stage({ stage }: { readonly stage: StageChoice }) {
  return (
    <main
      className="shell-main"
      data-pane="main"
      aria-label={stage.type === 'canvas' ? 'Canvas' : 'Data action'}
    >
      {stage.type === 'canvas' ? (
        <Canvas />
      ) : (
        <Suspense fallback={<Notice title="Opening the action…" isQuiet />}>
          {stage.type === 'action' ? (
            <ActionEditor action={stage.action} />
          ) : (
            <NewActionPage key={stage.from} from={stage.from} node={stage.node ?? null} />
          )}
        </Suspense>
      )}
      <FixPreviewBar />
    </main>
  )
}

/** The properties of what is selected. */
export function InspectorPane({ isOver }: { readonly isOver: boolean }) {
  const isOpen = useView((state) => state.isInspectorOpen)
  if (!isOpen) return null
  return (
    <aside
      className={classNames('shell-inspector', isOver && 'is-over')}
      data-pane="inspector"
      aria-label="Properties"
      data-over={isOver}
    >
      <Inspector />
    </aside>
  )
}

/** The problems, under the canvas. */
export function ProblemsPane() {
  const isOpen = useView((state) => state.isBottomOpen)
  if (!isOpen) return null
  return (
    <section className="shell-bottom" data-pane="bottom" aria-label="Problems">
      <ProblemsPanel />
    </section>
  )
}
