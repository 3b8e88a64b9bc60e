import type { Severity } from '#core/lint/problem.ts'
import type { Variable } from '#core/model/design.ts'
import { unshared } from '#core/kinds/secure-variable.ts'
import { splitVariableName } from '#core/kinds/variable-name.ts'
import { variableInWords } from '../form/words.ts'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { countOf, SeverityIcon } from '../ui/severity-icon.tsx'
import { Switch } from '../ui/switch.tsx'
import { VariableDetails } from './variable-details.tsx'

/** A variable in the list: its name opens the details, its switch says whether the content is secure. */
export function VariableRow({
  variable,
  isOpen,
  onToggle,
  main,
}: {
  readonly variable: Variable
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** What makes the row's button a stop of the list. */
  readonly main: object
}) {
  const edit = useDocument((state) => state.edit)
  const problem = useFindings((state) =>
    state.problems.find(
      (found) => found.variable === variable.id && found.suppressed === undefined,
    ),
  )
  const { id, name, secure } = variable
  const inferred = useFindings((state) => state.inferred.variables.get(id))
  const words = variableInWords(variable, inferred)
  const [, local] = splitVariableName(name)
  return (
    <li className={classNames('vars-item', isOpen && 'is-open')}>
      <div className="vars-row">
        <button
          type="button"
          className="vars-main"
          aria-expanded={isOpen}
          aria-label={spokenName(variable, words, problem?.severity)}
          onClick={onToggle}
          title={name}
          {...main}
        >
          <span className="vars-key">
            {secure && <Icon name="key" size={14} className="c-secure" />}
          </span>
          <span className="grow">
            <span className={classNames('mono ell vars-name', secure && 'c-secure')}>{local}</span>
            <small>{words}</small>
          </span>
          {problem !== undefined && (
            <SeverityIcon severity={problem.severity} size={14} isDecorative />
          )}
        </button>
        <Switch
          label="Content is secure"
          isLabelHidden
          variant="secure"
          isOn={secure}
          onChange={(isOn) =>
            edit(
              {
                type: 'set-variable',
                variable: id,
                patch: isOn ? { secure: true, ...unshared(variable) } : { secure: false },
              },
              isOn ? `Make ${name} secure` : `Make ${name} not secure`,
            )
          }
        />
      </div>
      {isOpen && <VariableDetails variable={variable} />}
    </li>
  )
}

/** The whole name, which those who see it take from the group, and what the icons say. */
function spokenName(variable: Variable, words: string, severity: Severity | undefined): string {
  const parts = [
    variable.name,
    ...(variable.secure ? ['secure'] : []),
    words,
    ...(severity === undefined ? [] : [countOf(severity, 1)]),
  ]
  return parts.join(', ')
}
