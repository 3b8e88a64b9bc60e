import { CheckedTextField } from '../form/draft-fields.tsx'
import { useNotes } from '../form/form-scope.tsx'

/** The name of a step or of the flow: an empty one stays in the field, and does not reach the design. */
export function NameField({
  name,
  onApply,
}: {
  readonly name: string
  readonly onApply: (name: string) => void
}) {
  return (
    <div data-field="name">
      <CheckedTextField
        label="Name"
        layout="inline"
        when="typing"
        {...useNotes('name')}
        value={name}
        check={(text) => (text.trim() === '' ? 'Enter a name.' : null)}
        onApply={onApply}
      />
    </div>
  )
}
