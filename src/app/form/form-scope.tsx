import { createContext, type ReactNode, useContext } from 'react'
import type { TaskId } from '#core/base/ids.ts'
import type { Place, Use } from '#core/kinds/facts.ts'
import type { Problem } from '#core/lint/problem.ts'
import { SeverityIcon } from '../ui/severity-icon.tsx'
import './form.css'

/** What the fields of one form share. */
export interface FormScope {
  /** The task whose variables its expressions can read. */
  readonly task: TaskId
  /** The open problems of what the form is about; each field shows its own. */
  readonly problems: readonly Problem[]
  /** The form lists its problems in full: a field points there, and says them to screen readers alone. */
  readonly listsProblems?: boolean
  /** Where what the form is about reads values; without it, its expressions are initial values. */
  readonly uses?: readonly Use[]
}

const Scope = createContext<FormScope | null>(null)

export const FormScopeProvider = Scope

export function useFormScope(): FormScope {
  const scope = useContext(Scope)
  if (scope === null) throw new Error('Bug: a field outside of a form')
  return scope
}

/** What is said below a field: errors as errors, the rest as remarks. Both are read with the field. */
export interface Notes {
  readonly error?: ReactNode
  readonly hint?: ReactNode
  /** Where the field stands in the form, and the problems that are told. */
  readonly path?: string
  readonly problems?: readonly Problem[]
}

/** The notes of the field at a path, and of what lies below it when the field is the last to show them. */
export function useNotes(path: string, { andBelow = false } = {}): Notes {
  const { problems, listsProblems = false } = useFormScope()
  const notes = notesOf(problems, path, { andBelow })
  return listsProblems ? pointing(notes) : notes
}

/** The same, of problems that the form does not share. */
export function notesOf(
  problems: readonly Problem[],
  path: string,
  { andBelow = false } = {},
): Notes {
  const own = problems.filter(
    ({ field }) => field === path || (andBelow && field?.startsWith(`${path}.`) === true),
  )
  const errors = own.filter(({ severity }) => severity === 'error')
  const others = own.filter(({ severity }) => severity !== 'error')
  return {
    path,
    problems: own,
    ...(errors.length === 0 ? {} : { error: errors.map(({ message }) => message).join(' ') }),
    ...(others.length === 0 ? {} : { hint: others.map(renderRemark) }),
  }
}

function pointing(notes: Notes): Notes {
  const { error, problems = [] } = notes
  const others = problems.filter(({ severity }) => severity !== 'error')
  return {
    ...notes,
    ...(error === undefined ? {} : { error: <Pointer>{error}</Pointer> }),
    ...(others.length === 0
      ? {}
      : {
          hint: others.map(({ id, severity, message }) => (
            <span key={id} className="form-remark">
              <SeverityIcon severity={severity} size={12} />
              <Pointer>{message}</Pointer>
            </span>
          )),
        }),
  }
}

/** What is said above in full is not said twice to who sees both places. */
function Pointer({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <span aria-hidden>See Problems.</span>
      <span className="sr">{children}</span>
    </>
  )
}

/**
 * The place where the expression at a path is read; null where nothing is known of it, so that nothing is refused.
 * Initial values are assigned, which reads no secure variable.
 */
export function usePlace(path: string | undefined): Place | null {
  const { uses } = useFormScope()
  if (uses === undefined) return 'assignment'
  return uses.find(({ field }) => field === path)?.place ?? null
}

function renderRemark({ id, severity, message }: Problem) {
  return (
    <span key={id} className="form-remark">
      <SeverityIcon severity={severity} size={12} />
      <span>{message}</span>
    </span>
  )
}
