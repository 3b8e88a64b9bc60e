import { z } from 'zod'
import { CheckedNumberField } from '../../form/draft-fields.tsx'
import { FieldGroup } from '../../form/field-group.tsx'
import { useNotes } from '../../form/form-scope.tsx'
import { Select } from '../../ui/select.tsx'
import type { EditorProps } from './editor.ts'

const shape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('exact'), count: z.number() }),
  z.object({ type: z.literal('range'), min: z.number(), max: z.number(), terminator: z.string() }),
])

/** Collect Input takes 1 to 40 digits (Genesys Resource Center, "Collect Input action"). */
const MAX_DIGITS = 40
const KEYS = ['#', '*', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']

/** An exact number of digits, or a range that a terminating key ends. */
export function DigitsEditor({ path, label, value, onChange }: EditorProps<'digits'>) {
  const notes = useNotes(path, { andBelow: true })
  const digits = shape.parse(value)
  return (
    <FieldGroup label={label} {...notes}>
      <Select
        label={`${label}: exact or range`}
        isLabelHidden
        isQuiet
        size="sm"
        value={digits.type}
        options={[
          { value: 'exact', label: 'An exact number' },
          { value: 'range', label: 'A range, ended by a key' },
        ]}
        onChange={(type) => {
          if (type === digits.type) return
          if (digits.type === 'range') onChange({ type: 'exact', count: digits.max })
          else onChange({ type: 'range', min: digits.count, max: digits.count, terminator: '#' })
        }}
      />
      {digits.type === 'exact' ? (
        <CheckedNumberField
          label="Number of digits"
          isLabelHidden
          size="sm"
          unit={digits.count === 1 ? 'digit' : 'digits'}
          min={1}
          max={MAX_DIGITS}
          value={digits.count}
          onApply={(count) => {
            if (count !== null) onChange({ ...digits, count }, { path: `${path}.count` })
          }}
        />
      ) : (
        <div className="insp-range">
          <CheckedNumberField
            label="From"
            size="sm"
            min={1}
            max={MAX_DIGITS}
            value={digits.min}
            onApply={(min) => {
              if (min !== null) onChange({ ...digits, min }, { path: `${path}.min` })
            }}
          />
          <CheckedNumberField
            label="To"
            size="sm"
            min={1}
            max={MAX_DIGITS}
            value={digits.max}
            onApply={(max) => {
              if (max !== null) onChange({ ...digits, max }, { path: `${path}.max` })
            }}
          />
          <Select
            label="Ended by"
            size="sm"
            value={digits.terminator}
            options={KEYS.map((key) => ({ value: key, label: key }))}
            onChange={(terminator) => onChange({ ...digits, terminator })}
          />
        </div>
      )}
    </FieldGroup>
  )
}
