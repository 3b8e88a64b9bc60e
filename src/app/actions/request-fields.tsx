import { useRef } from 'react'
import { type DataAction, REQUEST_METHODS } from '#core/model/data-action.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { HeaderRows } from './header-rows.tsx'
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
        <TextField
          label="URL"
          isLabelHidden
          isMono
          placeholder="https://…"
          value={request.url}
          onChange={(url) => change({ url }, 'URL')}
        />
      </div>
      <HeaderRows
        headers={request.headers}
        onChange={(headers, what) => change({ headers: [...headers] }, what)}
      />
      <BodyField
        body={request.body}
        inputs={inputs}
        isIgnored={request.method === 'GET'}
        onChange={(body) => change({ body }, 'body')}
      />
    </div>
  )
}

function BodyField({
  body,
  inputs,
  isIgnored,
  onChange,
}: {
  readonly body: string
  readonly inputs: DataAction['inputs']
  readonly isIgnored: boolean
  readonly onChange: (body: string) => void
}) {
  const root = useRef<HTMLDivElement>(null)
  const insert = (name: string) => {
    const area = root.current?.querySelector('textarea')
    if (area === null || area === undefined) return
    const reference = `\${input.${name}}`
    const { selectionStart, selectionEnd } = area
    onChange(body.slice(0, selectionStart) + reference + body.slice(selectionEnd))
    // The menu gives the focus back to its button first.
    setTimeout(() => {
      area.focus()
      area.setSelectionRange(selectionStart + reference.length, selectionStart + reference.length)
    })
  }
  return (
    <div ref={root} className="act-template">
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
      <TextArea
        label="Body"
        isLabelHidden
        isMono
        minRows={8}
        maxRows={24}
        hint={isIgnored ? 'Genesys sends no body with GET.' : undefined}
        value={body}
        onChange={onChange}
      />
    </div>
  )
}
