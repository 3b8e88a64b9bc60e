import { type ReactNode, useRef } from 'react'
import { type DataAction, REQUEST_METHODS } from '#core/model/data-action.ts'
import { CodeField, type CodeFieldHandle } from '../editor/code-field.tsx'
import { InsertMenu } from '../editor/insert-menu.tsx'
import type { TemplateScope } from '../editor/template-scope.ts'
import type { Notes } from '../form/form-scope.tsx'
import { useDesign } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { Icon } from '../ui/icon.tsx'
import { HeaderRows } from './header-rows.tsx'
import { withDifferences } from './preview/difference-notes.tsx'
import type { Try } from './preview/use-preview.ts'
import { requestScope } from './template-scopes.ts'
import type { ActionEdits } from './use-action-edits.ts'
import { useActionNotes } from './use-action-notes.ts'
import { useSame } from './use-same.ts'

/** Method, address, headers and body: all but the method are Velocity templates over the inputs. */
export function RequestFields({
  action,
  edits: { set },
  attempt: { preview },
}: {
  readonly action: DataAction
  readonly edits: ActionEdits
  readonly attempt: Try
}) {
  const { request, inputs } = action
  const scope = useSame(requestScope(useDesign(), action))
  const notesAt = withDifferences(useActionNotes(action.id), preview.differences)
  const change = (patch: Partial<DataAction['request']>, what: string) =>
    set({ request: { ...request, ...patch } }, what)
  return (
    <div className="act-part act-part-first">
      <div className="act-url">
        <Select
          label="Method"
          isLabelHidden
          value={request.method}
          options={REQUEST_METHODS.map((value) => ({ value, label: value }))}
          onChange={(value) => {
            const method = REQUEST_METHODS.find((candidate) => candidate === value)
            if (method !== undefined) change({ method }, 'method')
          }}
        />
        <div data-field="request.url">
          <CodeField
            label="URL"
            isLabelHidden
            {...notesAt('request.url')}
            spec={scope}
            shape="line"
            placeholder="https://…"
            value={request.url}
            onChange={(url) => change({ url }, 'URL')}
          />
        </div>
      </div>
      <HeaderRows
        headers={request.headers}
        scope={scope}
        notesAt={notesAt}
        onChange={(headers, what) => change({ headers: [...headers] }, what)}
      />
      <BodyField
        body={request.body}
        scope={scope}
        inputs={inputs}
        isIgnored={request.method === 'GET'}
        notes={notesAt('request.body')}
        onChange={(body) => change({ body }, 'body')}
      />
    </div>
  )
}

function BodyField({
  body,
  scope,
  inputs,
  isIgnored,
  notes,
  onChange,
}: {
  readonly body: string
  readonly scope: TemplateScope
  readonly inputs: DataAction['inputs']
  readonly isIgnored: boolean
  readonly notes: Notes
  readonly onChange: (body: string) => void
}) {
  const editor = useRef<CodeFieldHandle>(null)
  return (
    <div className="act-template" data-field="request.body">
      <div className="act-template-head">
        <span className="b t12">Body</span>
        <span className="t12 t3">Velocity</span>
        <span className="grow" />
        {inputs.length > 0 && (
          <InsertMenu
            into={editor}
            label="Insert an input"
            align="end"
            items={inputs.map(({ name, sensitivity }) => ({
              id: name,
              label: name,
              icon: sensitivity === 'none' ? ('data' as const) : ('key' as const),
              text: `\${input.${name}}`,
            }))}
          >
            <Button size="sm">
              Insert input
              <Icon name="down" size={12} />
            </Button>
          </InsertMenu>
        )}
      </div>
      <CodeField
        ref={editor}
        label="Body"
        isLabelHidden
        {...notes}
        spec={scope}
        shape="block"
        rows={{ min: 5, max: 24 }}
        {...(isIgnored ? { hint: <Ignored also={notes.hint} /> } : {})}
        value={body}
        onChange={onChange}
      />
    </div>
  )
}

function Ignored({ also }: { readonly also: ReactNode }) {
  return <>Genesys sends no body with GET. {also}</>
}
