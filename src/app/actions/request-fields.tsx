import { useMemo, useRef } from 'react'
import { type DataAction, REQUEST_METHODS } from '#core/model/data-action.ts'
import { CodeField, type CodeFieldHandle } from '../editor/code-field.tsx'
import type { TemplateScope } from '../editor/template-scope.ts'
import { useDesign } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { Select } from '../ui/select.tsx'
import { Icon } from '../ui/icon.tsx'
import { HeaderRows } from './header-rows.tsx'
import { requestScope } from './template-scopes.ts'
import type { ActionEdits } from './use-action-edits.ts'

/** Method, address, headers and body: all but the method are Velocity templates over the inputs. */
export function RequestFields({
  action,
  edits: { set },
}: {
  readonly action: DataAction
  readonly edits: ActionEdits
}) {
  const { request, inputs } = action
  const scope = useRequestScope(action)
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
        <CodeField
          label="URL"
          isLabelHidden
          spec={scope}
          shape="line"
          placeholder="https://…"
          value={request.url}
          onChange={(url) => change({ url }, 'URL')}
        />
      </div>
      <HeaderRows
        headers={request.headers}
        scope={scope}
        onChange={(headers, what) => change({ headers: [...headers] }, what)}
      />
      <BodyField
        body={request.body}
        scope={scope}
        inputs={inputs}
        isIgnored={request.method === 'GET'}
        onChange={(body) => change({ body }, 'body')}
      />
    </div>
  )
}

/** The same object until something changes that a template may name. */
function useRequestScope(action: DataAction): TemplateScope {
  const scope = requestScope(useDesign(), action)
  const said = JSON.stringify(scope)
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => scope, [said])
}

function BodyField({
  body,
  scope,
  inputs,
  isIgnored,
  onChange,
}: {
  readonly body: string
  readonly scope: TemplateScope
  readonly inputs: DataAction['inputs']
  readonly isIgnored: boolean
  readonly onChange: (body: string) => void
}) {
  const editor = useRef<CodeFieldHandle>(null)
  const insert = (name: string) => {
    editor.current?.insert(`\${input.${name}}`)
    // The menu gives the focus back to its button first.
    setTimeout(() => editor.current?.focus())
  }
  return (
    <div className="act-template">
      <div className="act-template-head">
        <span className="b t12">Body</span>
        <span className="t12 t3">Velocity</span>
        <span className="grow" />
        {inputs.length > 0 && (
          <Menu
            label="Insert an input"
            align="end"
            entries={inputs.map(({ name, sensitivity }) => ({
              id: name,
              label: name,
              icon: sensitivity === 'none' ? ('data' as const) : ('key' as const),
              onSelect: () => insert(name),
            }))}
          >
            <Button size="sm">
              Insert input
              <Icon name="down" size={12} />
            </Button>
          </Menu>
        )}
      </div>
      <CodeField
        ref={editor}
        label="Body"
        isLabelHidden
        spec={scope}
        shape="block"
        rows={{ min: 8, max: 24 }}
        hint={isIgnored ? 'Genesys sends no body with GET.' : undefined}
        value={body}
        onChange={onChange}
      />
    </div>
  )
}
