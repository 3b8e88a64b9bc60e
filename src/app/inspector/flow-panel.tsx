import { useRef } from 'react'
import type { TaskId } from '#core/base/ids.ts'
import { addTask } from '#core/kinds/task-edits.ts'
import { startTask } from '#core/kinds/variable-users.ts'
import { boxesOf } from '#core/layout/card.ts'
import { placeForFrame } from '#core/layout/frame.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { type Design, ENTRY_MODES, type FlowSettings } from '#core/model/design.ts'
import { batch, type Edit } from '#core/model/edit.ts'
import { AudioField } from '../form/audio-field.tsx'
import { FormScopeProvider, useNotes } from '../form/form-scope.tsx'
import { CheckedOrgNameField } from '../org-directory/checked-org-name-field.tsx'
import { OrgNameField } from '../org-directory/org-name-field.tsx'
import { useDesign, useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { NodeProblems } from '../problems/node-problems.tsx'
import { Section } from './editors/section.tsx'
import { FlowSummary } from './flow-summary.tsx'
import { NameField } from './name-field.tsx'
import { useFocusRequest } from './use-focus-request.ts'

const ENTRY_WORDS: Readonly<Record<FlowSettings['entryMode'], string>> = {
  agent: 'An agent, from a script',
  transfer: 'Another flow (Transfer to Secure Flow)',
}

/** Language tags of Genesys' own voices (Genesys Resource Center, "Genesys Cloud supported languages"). */
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i

type SetFlow = (patch: Partial<FlowSettings>) => void

/** The settings of the flow itself, and what the design is made of. */
export function FlowPanel() {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const problems = useFindings((state) => state.problems)
  const root = useRef<HTMLDivElement>(null)
  const stretch = useRef(0)
  useFocusRequest(root, null)
  const set: SetFlow = (patch) => {
    const [key = ''] = Object.keys(patch)
    edit({ type: 'set-flow', patch }, 'Change the flow settings', `flow:${key}#${stretch.current}`)
  }
  const own = problems.filter(
    ({ node, action, suppressed }) =>
      node === null && action === undefined && suppressed === undefined,
  )
  return (
    <FormScopeProvider value={{ task: startTask(design), problems: own, listsProblems: true }}>
      <div
        className="insp"
        ref={root}
        onBlur={() => {
          stretch.current += 1
        }}
      >
        <header className="insp-head">
          <div className="grow">
            <h2 className="ell" title={design.flow.name}>
              {design.flow.name}
            </h2>
            <p className="t11 t3">Secure call flow</p>
          </div>
        </header>
        <div className="insp-body">
          <div className="insp-form insp-first">
            <Identity flow={design.flow} set={set} />
          </div>
          <NodeProblems node={null} />
          <Section title="Start">
            <div className="insp-form">
              <Start flow={design.flow} set={set} />
            </div>
          </Section>
          <Section title="When something goes wrong">
            <div className="insp-form">
              <ErrorHandling design={design} set={set} />
            </div>
          </Section>
          <FlowSummary design={design} />
        </div>
      </div>
    </FormScopeProvider>
  )
}

function Identity({ flow, set }: { readonly flow: FlowSettings; readonly set: SetFlow }) {
  return (
    <>
      <NameField name={flow.name} onApply={(name) => set({ name })} />
      <div data-field="description">
        <TextArea
          label="Description"
          layout="inline"
          minRows={2}
          {...useNotes('description')}
          value={flow.description}
          onChange={(description) => set({ description })}
        />
      </div>
      <div data-field="division">
        <OrgNameField
          names="divisions"
          label="Division"
          layout="inline"
          placeholder="Home"
          {...useNotes('division')}
          value={flow.division}
          onChange={(division) => set({ division })}
        />
      </div>
    </>
  )
}

function Start({ flow, set }: { readonly flow: FlowSettings; readonly set: SetFlow }) {
  return (
    <>
      <div data-field="entryMode">
        <Select
          label="Started by"
          layout="inline"
          {...useNotes('entryMode')}
          value={flow.entryMode}
          options={ENTRY_MODES.map((value) => ({ value, label: ENTRY_WORDS[value] }))}
          onChange={(value) => {
            const entryMode = ENTRY_MODES.find((mode) => mode === value)
            if (entryMode !== undefined) set({ entryMode })
          }}
        />
      </div>
      <div data-field="defaultLanguage">
        <CheckedOrgNameField
          names="languages"
          label="Language"
          layout="inline"
          {...useNotes('defaultLanguage')}
          value={flow.defaultLanguage}
          check={(tag) => (LANGUAGE.test(tag) ? null : 'Enter a language tag, such as en-us.')}
          onApply={(defaultLanguage) => set({ defaultLanguage })}
        />
      </div>
      <div data-field="greeting">
        <AudioField
          label="Greeting"
          {...useNotes('greeting', { andBelow: true })}
          value={flow.greeting}
          onChange={(greeting) => set({ greeting })}
        />
      </div>
    </>
  )
}

function ErrorHandling({ design, set }: { readonly design: Design; readonly set: SetFlow }) {
  const { errorHandling, errorAudio } = design.flow
  const edit = useDocument((state) => state.edit)
  const choose = (type: string) => {
    if (type === errorHandling.type) return
    if (type === 'disconnect') set({ errorHandling: { type } })
    if (type === 'queue') set({ errorHandling: { type, queue: '' } })
    if (type === 'task') goOnIn(handlerTask(design))
  }
  const goOnIn = (task: TaskId | null) => {
    if (task !== null) set({ errorHandling: { type: 'task', task } })
    else edit(withErrorTask(design), 'Go on in a new task when something goes wrong')
  }
  return (
    <>
      <div data-field="errorHandling" className="insp-form">
        <Select
          label="Then"
          layout="inline"
          {...useNotes('errorHandling', { andBelow: true })}
          value={errorHandling.type}
          options={[
            { value: 'disconnect', label: 'Disconnect' },
            { value: 'queue', label: 'Transfer to a queue' },
            { value: 'task', label: 'Go on in a task' },
          ]}
          onChange={choose}
        />
        {errorHandling.type === 'queue' && (
          <OrgNameField
            names="queues"
            label="Queue"
            layout="inline"
            value={errorHandling.queue}
            onChange={(queue) => set({ errorHandling: { type: 'queue', queue } })}
          />
        )}
        {errorHandling.type === 'task' && (
          <Select
            label="Task"
            layout="inline"
            value={errorHandling.task}
            options={[
              ...design.tasks.map(({ id, name }) => ({ value: id, label: name })),
              { value: NEW_TASK, label: 'New task' },
            ]}
            onChange={(id) => {
              const task = design.tasks.find((candidate) => candidate.id === id)
              if (id === NEW_TASK) goOnIn(null)
              else if (task !== undefined) goOnIn(task.id)
            }}
          />
        )}
      </div>
      <div data-field="errorAudio">
        <AudioField
          label="Caller hears"
          {...useNotes('errorAudio', { andBelow: true })}
          value={errorAudio}
          onChange={(audio) => set({ errorAudio: audio })}
        />
      </div>
    </>
  )
}

const NEW_TASK = ''

/** A handler is a task of its own: the first besides the one where the flow starts; null when there is none yet. */
function handlerTask({ tasks }: Design): TaskId | null {
  return tasks[1]?.id ?? null
}

/** A task for errors, empty so far, and the setting that leads there. */
function withErrorTask(design: Design): Edit {
  const at = placeForFrame(design, boxesOf(indexDesign(design)), null)
  const { task, edit } = addTask(design, { name: 'On error', at })
  return batch([
    edit,
    { type: 'set-flow', patch: { errorHandling: { type: 'task', task: task.id } } },
  ])
}
