import {
  type Choice,
  type Choices,
  choiceOf,
  type RequestSketch,
  type Role,
  ROLES,
  type SketchValue,
} from '#core/codec/action/request-sketch.ts'
import { SENSITIVITIES } from '#core/model/data-action.ts'
import { SENSITIVITY_WORDS } from '../../form/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  input: 'Input',
  constant: 'As it is',
  credential: 'Credential',
  'left-out': 'Left out',
}

/** Every value of the request, and what it becomes. */
export function ValuesTable({
  sketch,
  choices,
  errors,
  onChoose,
}: {
  readonly sketch: RequestSketch
  readonly choices: Choices
  readonly errors: ReadonlyMap<number, string>
  /** `where` is the place of the value in the request. */
  readonly onChoose: (where: string, choice: Choice) => void
}) {
  if (sketch.values.length === 0) return null
  return (
    <div className="act-part">
      <h3 className="act-title">
        Values <span className="t3">{sketch.values.length}</span>
      </h3>
      <table className="act-table act-values" aria-label="Values">
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col" className="act-values-role">
              Becomes
            </th>
            <th scope="col">Name or value</th>
            <th scope="col" className="act-secrecy">
              Sensitivity
            </th>
          </tr>
        </thead>
        <tbody>
          {sketch.values.map((value) => (
            <ValueRow
              key={value.id}
              value={value}
              choice={choiceOf(value, choices)}
              error={errors.get(value.id)}
              onChoose={(choice) => onChoose(value.where, choice)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ValueRow({
  value,
  choice,
  error,
  onChoose,
}: {
  readonly value: SketchValue
  readonly choice: Choice
  readonly error: string | undefined
  readonly onChoose: (choice: Choice) => void
}) {
  const { where, roles, text } = value
  const { role, name, sensitivity } = choice
  return (
    <tr>
      <th scope="row" className="mono" title={where}>
        {where}
      </th>
      <td>
        <Select
          label={`What ${where} becomes`}
          isLabelHidden
          size="sm"
          isQuiet
          value={role}
          options={ROLES.filter((one) => roles.includes(one)).map((one) => ({
            value: one,
            label: ROLE_WORDS[one],
          }))}
          onChange={(picked) => {
            const next = ROLES.find((one) => one === picked)
            if (next !== undefined) onChoose({ ...choice, role: next })
          }}
        />
      </td>
      <td>
        {role === 'input' || role === 'credential' ? (
          <TextField
            label={`Name for ${where}`}
            isLabelHidden
            size="sm"
            isQuiet
            isMono
            isSecure={role === 'input' && sensitivity !== 'none'}
            value={name}
            error={error}
            onChange={(changed) => onChoose({ ...choice, name: changed })}
          />
        ) : (
          <span className="act-values-text mono ell" title={text ?? ''}>
            {role === 'constant' ? text : ''}
          </span>
        )}
      </td>
      <td>
        {role === 'input' && (
          <div className="act-sensitivity">
            {sensitivity === 'none' ? <span /> : <Icon name="key" size={12} className="c-secure" />}
            <Select
              label={`Sensitivity of ${name}`}
              isLabelHidden
              size="sm"
              isQuiet
              value={sensitivity}
              options={SENSITIVITIES.map((one) => ({ value: one, label: SENSITIVITY_WORDS[one] }))}
              onChange={(picked) => {
                const next = SENSITIVITIES.find((one) => one === picked)
                if (next !== undefined) onChoose({ ...choice, sensitivity: next })
              }}
            />
          </div>
        )}
      </td>
    </tr>
  )
}
