import { z } from 'zod'
import {
  type Choice,
  choiceSchema,
  freeChoiceId,
  KEYS,
  NO_OTHERS,
} from '#core/kinds/menu/choices.ts'
import { useNotes } from '../../form/form-scope.tsx'
import { useDesign } from '../../state/document-store.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useNode } from '../node-scope.ts'
import type { EditorProps } from './editor.ts'
import { ListEditor } from './list-editor.tsx'
import { disconnectRemoved } from './removed-outputs.ts'

const shape = z.array(choiceSchema)

/** The choices of a menu by key and name. A choice that is taken away takes its edge along. */
export function MenuChoicesEditor({ path, label, value, onChange }: EditorProps<'menu-choices'>) {
  const { edges } = useDesign()
  const node = useNode()
  const choices = shape.parse(value)
  const changeChoices = (items: readonly Choice[]) => {
    const before = disconnectRemoved(edges, node.id, choices, items)
    // The kind refuses a menu without a choice, and then the edge has to stay too.
    onChange([...items], items.length === 0 ? {} : { before })
  }
  return (
    <ListEditor
      label={label}
      path={path}
      items={choices}
      addLabel="Add"
      empty="No choice yet."
      itemLabel={({ name }, i) => name || `choice ${i + 1}`}
      makeItem={(): Choice => ({
        id: freeChoiceId(choices),
        name: `Choice ${choices.length + 1}`,
        key: KEYS.find((key) => choices.every((choice) => choice.key !== key)) ?? '',
        isDefault: false,
        isAction: false,
        others: NO_OTHERS,
      })}
      onChange={changeChoices}
    >
      {(choice, i) => (
        <ChoiceFields
          path={`${path}.${i}`}
          choice={choice}
          onChange={(changed, field) =>
            onChange(choices.with(i, { ...choice, ...changed }), { path: `${path}.${i}.${field}` })
          }
          onDefault={(isDefault) =>
            onChange(
              choices.map((other) => ({ ...other, isDefault: isDefault && other === choice })),
            )
          }
        />
      )}
    </ListEditor>
  )
}

function ChoiceFields({
  path,
  choice: { key, name, isDefault },
  onChange,
  onDefault,
}: {
  readonly path: string
  readonly choice: Choice
  readonly onChange: (changed: Partial<Choice>, field: 'key' | 'name') => void
  readonly onDefault: (isDefault: boolean) => void
}) {
  const keyNotes = useNotes(`${path}.key`)
  const nameNotes = useNotes(`${path}.name`)
  return (
    <>
      <div data-field={`${path}.key`}>
        <Select
          label="Key"
          layout="inline"
          {...keyNotes}
          value={key}
          options={[...KEYS.map((k) => ({ value: k, label: k })), { value: '', label: 'none' }]}
          onChange={(chosen) =>
            onChange({ key: KEYS.find((known) => known === chosen) ?? '' }, 'key')
          }
        />
      </div>
      <div data-field={`${path}.name`}>
        <TextField
          label="Name"
          layout="inline"
          {...nameNotes}
          value={name}
          onChange={(text) => onChange({ name: text }, 'name')}
        />
      </div>
      <Checkbox label="Taken when the caller makes none" isOn={isDefault} onChange={onDefault} />
    </>
  )
}
