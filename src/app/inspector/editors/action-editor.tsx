import type { ActionId } from '#core/base/ids.ts'
import { kindOf } from '#core/kinds/registry.ts'
import type { Control } from '#core/kinds/fields.ts'
import type { JsonObject } from '#core/kinds/define.ts'
import type { DataAction } from '#core/model/data-action.ts'
import type { FlowNode } from '#core/model/design.ts'
import { blankAction } from '../../form/new-action.ts'
import { useNotes } from '../../form/form-scope.tsx'
import { useDesign } from '../../state/document-store.ts'
import { useView } from '../../state/view-store.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Select } from '../../ui/select.tsx'
import { useNode } from '../node-scope.ts'
import type { EditorProps } from './editor.ts'

const NEW = 'new'
const GROUP = { secure: 'Secure data actions', standard: 'Data actions' }

/** Which data action is called. Bindings to properties that the chosen one has too are kept. */
export function ActionEditor({ path, label, control, value, onChange }: EditorProps<'action'>) {
  const design = useDesign()
  const node = useNode()
  const showStage = useView((state) => state.showStage)
  const offered = design.actions.filter((action) => action.secure === control.secure)
  const chosen = design.actions.find(({ id }) => id === value)
  const choose = (id: string) => {
    if (id === NEW) {
      const action = { ...blankAction(design), secure: control.secure }
      onChange(action.id, {
        before: [{ type: 'add-action', action }],
        props: bindingsFor(node, action),
      })
      open(action.id)
      return
    }
    const action = offered.find((candidate) => candidate.id === id)
    if (action !== undefined) onChange(action.id, { props: bindingsFor(node, action) })
  }
  const open = (action: ActionId) => showStage({ type: 'action', action })
  return (
    <>
      <Select
        label={label}
        layout="inline"
        {...useNotes(path)}
        placeholder="Choose an action"
        isSecure={chosen?.secure === true}
        {...(chosen?.secure === true ? { icon: 'key' as const } : {})}
        value={chosen?.id ?? ''}
        options={[
          ...offered.map(({ id, name }) => ({
            value: id,
            label: name,
            group: control.secure ? GROUP.secure : GROUP.standard,
          })),
          { value: NEW, label: 'New action…' },
        ]}
        onChange={choose}
      />
      {chosen !== undefined && (
        <Button className="insp-link" size="sm" onClick={() => open(chosen.id)}>
          Edit contract and request
          <Icon name="chev" size={12} />
        </Button>
      )}
    </>
  )
}

/** The node's bindings, as far as the action knows their names. */
function bindingsFor(node: FlowNode, action: DataAction): JsonObject {
  return {
    ...keepBindings(node, 'call-inputs', action.inputs),
    ...keepBindings(node, 'call-outputs', action.outputs),
  }
}

function keepBindings(
  node: FlowNode,
  control: Control['type'],
  fields: DataAction['inputs'],
): JsonObject {
  const names = new Set(fields.map(({ name }) => name))
  return Object.fromEntries(
    kindOf(node)
      .fields.filter((field) => field.control.type === control)
      .map(({ key }) => [
        key,
        Object.fromEntries(
          Object.entries(node.props[key] ?? {}).filter(([name]) => names.has(name)),
        ),
      ]),
  )
}
