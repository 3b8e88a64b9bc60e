import { useEffect, useRef, useState } from 'react'
import type { VariableId } from '#core/base/ids.ts'
import type { Design, Variable } from '#core/model/design.ts'
import { FormScopeProvider } from '../form/form-scope.tsx'
import { NewVariableForm } from '../form/new-variable-form.tsx'
import { useRoving } from '../form/use-roving.ts'
import { useDesign, useDocument } from '../state/document-store.ts'
import { useWhyReadOnly } from '../state/read-only.ts'
import { useTaskInView } from '../state/task-in-view.ts'
import { useView } from '../state/view-store.ts'
import { IconButton } from '../ui/button.tsx'
import { VariableRow } from './variable-row.tsx'
import './variables.css'

/** The variables of the flow and of its tasks: what they hold, whether it is secure, and where it is used. */
export function VariablesPanel() {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const whyReadOnly = useWhyReadOnly()
  const request = useView((state) => state.focusRequest)
  const [isAdding, setAdding] = useState(false)
  const [opened, setOpened] = useState<VariableId | null>(request?.variable ?? null)
  const [seen, setSeen] = useState(request)
  // A request to go to a variable opens it, each time it is made.
  if (request !== seen) {
    setSeen(request)
    if (request?.variable != null) setOpened(request.variable)
  }
  const task = useTaskInView()
  const groups = groupsOf(design)
  const { list, item } = useRoving(groups.flatMap(({ variables }) => variables.map(({ id }) => id)))
  const panel = useRef<HTMLDivElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  const [created, setCreated] = useState<VariableId | null>(null)
  // The form that had the focus is gone: what it made takes it.
  useEffect(() => {
    if (created === null) return
    const row = `[data-roving="${CSS.escape(created)}"]`
    panel.current?.querySelector<HTMLElement>(row)?.focus()
  }, [created])
  return (
    <FormScopeProvider value={{ task, problems: [] }}>
      <div className="ui-panel" ref={panel}>
        <div className="ui-panel-head">
          <h2 className="grow">Variables</h2>
          <IconButton
            ref={adder}
            icon="plus"
            size="sm"
            label="New variable"
            whyNot={whyReadOnly}
            aria-expanded={isAdding}
            onClick={() => setAdding(!isAdding)}
          />
        </div>
        <div className="vars-body" {...list}>
          {isAdding && (
            <div className="vars-new">
              <NewVariableForm
                task={task}
                name="Task."
                onCancel={() => {
                  setAdding(false)
                  adder.current?.focus()
                }}
                onCreate={(variable) => {
                  setAdding(false)
                  edit({ type: 'add-variable', variable }, `New variable ${variable.name}`)
                  setOpened(variable.id)
                  setCreated(variable.id)
                }}
              />
            </div>
          )}
          {groups.map(({ title, variables }) => (
            <section key={title} aria-label={title}>
              <h3 className="vars-group">
                <span className="grow">{title}</span>
                <span className="vars-group-secure" aria-hidden="true">
                  secure
                </span>
              </h3>
              {variables.length === 0 ? (
                <p className="vars-empty">None yet.</p>
              ) : (
                <ul>
                  {variables.map((variable) => (
                    <VariableRow
                      key={variable.id}
                      variable={variable}
                      isOpen={variable.id === opened}
                      onToggle={() => setOpened(variable.id === opened ? null : variable.id)}
                      main={item(variable.id)}
                    />
                  ))}
                </ul>
              )}
            </section>
          ))}
          <p className="vars-foot">
            Secure values stay out of logs and recordings. Only secure data actions, Extract Secure
            Data and audio can read them.
          </p>
        </div>
      </div>
    </FormScopeProvider>
  )
}

interface Group {
  readonly title: string
  readonly variables: readonly Variable[]
}

/** Those of the flow first, then task by task; the name of the task is only said where there are several. */
function groupsOf({ tasks, variables }: Design): readonly Group[] {
  const isOne = tasks.length === 1
  return [
    { title: 'Flow', variables: variables.filter(({ task }) => task === null) },
    ...tasks.map(({ id, name }) => ({
      title: isOne ? 'Task' : `Task: ${name}`,
      variables: variables.filter(({ task }) => task === id),
    })),
  ]
}
