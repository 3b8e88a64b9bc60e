import { type ReactElement, useRef } from 'react'
import type { ActionId, NodeId } from '#core/base/ids.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { openProblem } from '../problems/open-problem.ts'
import { useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { IconButton } from '../ui/button.tsx'
import { Popover } from '../ui/popover.tsx'
import { type FileReport, useFileReport } from './report-store.ts'

/** Says beside `children` what an import or an export has to say there. */
export function ReportPopover({
  place,
  align = 'start',
  children,
}: {
  readonly place: FileReport['place']
  readonly align?: 'start' | 'end'
  readonly children: ReactElement
}) {
  const report = useFileReport((state) => (state.report?.place === place ? state.report : null))
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <Popover
      label={report?.title ?? ''}
      align={align}
      isOpen={report !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) close()
      }}
      anchor={
        <span ref={anchor} className={`shell-anchor is-${place}`}>
          {children}
        </span>
      }
      returnTo={() => anchor.current?.querySelector('button')}
    >
      {report !== null && (
        <div className="shell-report">
          <div className="shell-report-head">
            <p className="b">{report.title}</p>
            <IconButton icon="close" size="sm" label="Close" onClick={close} />
          </div>
          <ul>
            {report.lines.map(({ text, node, action, problem }) => (
              <li key={text}>
                {text}
                {node !== null && <GoToNode node={node} />}
                {action !== undefined && <OpenAction action={action} />}
                {problem !== undefined && (
                  <button
                    type="button"
                    className="shell-report-link"
                    onClick={() => openProblem(problem)}
                  >
                    Show it
                  </button>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Popover>
  )
}

function close(): void {
  useFileReport.setState({ report: null })
}

/** The way to the node that a line is about, as long as there is one. */
function GoToNode({ node }: { readonly node: NodeId }) {
  const goTo = useView((state) => state.goTo)
  const name = useDocument(({ history }) =>
    history === null ? undefined : indexDesign(history.design).node(node)?.name,
  )
  if (name === undefined) return null
  return (
    <button type="button" className="shell-report-link" onClick={() => goTo({ node })}>
      Go to {name}
    </button>
  )
}

/** The way to the page of the data action that a line is about, as long as there is one. The report would cover it. */
function OpenAction({ action }: { readonly action: ActionId }) {
  const goTo = useView((state) => state.goTo)
  const name = useDocument(
    ({ history }) => history?.design.actions.find(({ id }) => id === action)?.name,
  )
  if (name === undefined) return null
  const open = () => {
    close()
    goTo({ action })
  }
  return (
    <button type="button" className="shell-report-link" onClick={open}>
      Open {name}
    </button>
  )
}
