import type { OrgNames } from '#core/kinds/fields.ts'
import { LITERAL_EXAMPLES } from '#core/language/expression/types.ts'
import type { DataType, Value } from '#core/model/values.ts'
import { expression, literal, NO_VALUE } from '#core/model/values.ts'
import { OrgNameField } from '../org-directory/org-name-field.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { CheckedNumberField } from './draft-fields.tsx'
import { ExpressionField } from './expression-field.tsx'
import { FieldGroup } from './field-group.tsx'
import type { Notes } from './form-scope.tsx'
import { quoted, valueOfText } from './value-text.ts'

interface ValueFieldProps extends Notes {
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** The type of what takes it: how a literal is entered, and what an expression must yield. */
  readonly type?: DataType
  readonly layout?: 'inline' | 'stacked'
  /** How a literal is called here: “Name” for a queue. */
  readonly literalWord?: string
  /** What of the org a literal is the name of; without it, what its type says. */
  readonly names?: OrgNames | null
  /** Architect computes nothing there; an expression that an import has stays until it is taken out. */
  readonly isWrittenOut?: boolean
}

/** Types whose literals are names of something of the org. */
const NAMES_OF_TYPE: Partial<Readonly<Record<DataType, OrgNames>>> = {
  queue: 'queues',
  user: 'users',
  prompt: 'prompts',
}

/** A literal, an expression or nothing: the three are told apart because Architect keeps them apart. */
export function ValueField({
  label,
  value,
  onChange,
  type: needed,
  layout = 'inline',
  literalWord = 'Literal',
  names = null,
  isWrittenOut = false,
  ...notes
}: ValueFieldProps) {
  const type = needed ?? 'string'
  return (
    <FieldGroup label={label} layout={layout} {...notes}>
      <div className="form-value">
        <Select
          label={`${label}: kind of value`}
          isLabelHidden
          isQuiet
          size="sm"
          value={value.type}
          options={[
            { value: 'literal', label: literalWord },
            ...(isWrittenOut && value.type !== 'expression'
              ? []
              : [{ value: 'expression', label: 'Expression' }]),
            { value: 'none', label: 'No value' },
          ]}
          onChange={(kind) => onChange(converted(value, kind, type))}
        />
        {value.type === 'literal' && (
          <LiteralField
            label={label}
            value={value.value}
            type={type}
            names={names ?? NAMES_OF_TYPE[type] ?? null}
            onChange={onChange}
          />
        )}
      </div>
      {value.type === 'expression' && (
        <ExpressionField
          label={`${label}: expression`}
          isLabelHidden
          {...(notes.path === undefined ? {} : { path: notes.path })}
          {...(notes.problems === undefined ? {} : { problems: notes.problems })}
          expected={needed ?? null}
          value={value.text}
          onChange={(text) => onChange(expression(text))}
        />
      )}
    </FieldGroup>
  )
}

function LiteralField({
  label,
  value,
  type,
  names,
  onChange,
}: {
  readonly label: string
  readonly value: string | number | boolean
  readonly type: DataType
  readonly names: OrgNames | null
  readonly onChange: (value: Value) => void
}) {
  const name = `${label}: value`
  if (type === 'boolean') {
    return (
      <Select
        label={name}
        isLabelHidden
        size="sm"
        value={String(value)}
        options={[
          { value: 'true', label: 'true' },
          { value: 'false', label: 'false' },
        ]}
        onChange={(chosen) => onChange(literal(chosen === 'true'))}
      />
    )
  }
  if (isNumeric(type)) {
    return (
      <CheckedNumberField
        label={name}
        isLabelHidden
        size="sm"
        isDecimal={type !== 'integer'}
        min={Number.MIN_SAFE_INTEGER}
        max={Number.MAX_SAFE_INTEGER}
        value={typeof value === 'number' ? value : null}
        onApply={(number) => {
          if (number !== null) onChange(literal(number))
        }}
      />
    )
  }
  const field = {
    label: name,
    isLabelHidden: true,
    size: 'sm' as const,
    value: String(value),
    onChange: (text: string) => onChange(literal(text)),
    ...(LITERAL_EXAMPLES[type] === undefined ? {} : { placeholder: LITERAL_EXAMPLES[type] }),
  }
  return names === null ? <TextField {...field} /> : <OrgNameField names={names} {...field} />
}

/** What was entered goes along when the kind of value changes, as far as it can be said in the other. */
function converted(value: Value, kind: string, type: DataType): Value {
  if (kind === value.type) return value
  if (kind === 'none') return NO_VALUE
  if (kind === 'expression') {
    if (value.type !== 'literal' || value.value === '') return expression('')
    return expression(typeof value.value === 'string' ? quoted(value.value) : String(value.value))
  }
  const read = value.type === 'expression' ? valueOfText(value.text) : NO_VALUE
  return read.type === 'literal' && typeof read.value === typeof emptyLiteral(type)
    ? read
    : literal(emptyLiteral(type))
}

function emptyLiteral(type: DataType): string | number | boolean {
  if (type === 'boolean') return false
  return isNumeric(type) ? 0 : ''
}

function isNumeric(type: DataType): boolean {
  return type === 'integer' || type === 'decimal'
}
