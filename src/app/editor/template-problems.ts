import { positionOf } from '#core/language/json/lossless-json.ts'
import {
  describeTemplateError,
  type TemplateError,
} from '#core/language/velocity/template-error.ts'
import {
  type TemplateReference,
  velocityReferences,
} from '#core/language/velocity/velocity-references.ts'
import { parseVelocity, type Template } from '#core/language/velocity/velocity.ts'
import type { CodeProblem } from './code-language.ts'
import type { TemplateScope } from './template-scope.ts'

/** What is wrong with a template: it cannot be read, or it names what has no value. */
export function templateProblems(text: string, scope: TemplateScope): readonly CodeProblem[] {
  const parsed = parseVelocity(text)
  if (!parsed.ok) return [unreadable(text, parsed.error, 'error', '')]
  const unknown = velocityReferences(parsed.value)
    .filter(isUnknownIn(parsed.value, scope))
    .map((reference) => unknownName(text, reference, scope))
  return [...differences(parsed.value), ...unknown].toSorted((a, b) => a.start - b.start)
}

/** Which version Genesys runs is not published: what one of them refuses may work, or may not. */
function differences({ text, parsed }: Template): readonly CodeProblem[] {
  const modern = parsed['2.x']
  const old = parsed['1.7']
  if (!modern.ok) return [unreadable(text, modern.error, 'warning', ONLY_OLD)]
  return old.ok ? [] : [unreadable(text, old.error, 'warning', ONLY_MODERN)]
}

const ONLY_OLD =
  ' Velocity 1.7 reads it, 2.x does not, and which of them Genesys runs is not published.'
const ONLY_MODERN =
  ' Velocity 2.x reads it, 1.7 does not, and which of them Genesys runs is not published.'

function unreadable(
  text: string,
  error: TemplateError,
  severity: CodeProblem['severity'],
  remark: string,
): CodeProblem {
  const start = offsetOf(text, error)
  const word = /^(?:[$#]?[{!]*[\w.-]+|[^\s])/.exec(text.slice(start))?.[0] ?? ''
  const place = word === '' ? lastVisible(text, start) : { start, end: start + word.length }
  const message = describeTemplateError(error) + remark
  return { code: error.code, severity, ...place, message }
}

function offsetOf(text: string, { line, column }: TemplateError): number {
  let start = 0
  for (let n = 1; n < line; n += 1) start = text.indexOf('\n', start) + 1
  return Math.min(start + column - 1, text.length)
}

/** The end of a template has no width: what stands before it is marked. */
function lastVisible(text: string, at: number): { readonly start: number; readonly end: number } {
  const end = Math.max(text.slice(0, at).trimEnd().length, 1)
  return { start: end - 1, end }
}

type Test = (reference: TemplateReference) => boolean

/**
 * Velocity prints the source text of what has no value, so any name may stand in a request on purpose (`$cc` of a
 * GraphQL query); one that looks like an input may not. A success template has no such reason.
 */
function isUnknownIn(template: Template, scope: TemplateScope): Test {
  const known = new Set(scope.names.map(({ path }) => path))
  if (scope.side === 'request') {
    return ({ name, reference: { path } }) => {
      const [first] = path
      return (
        name.startsWith('input.') && first?.kind === 'property' && !known.has(`input.${first.name}`)
      )
    }
  }
  const set = new Set([...FROM_GENESYS, ...targetsOf(template)])
  return ({ role, reference: { root } }) => role !== 'target' && !known.has(root) && !set.has(root)
}

/** Tools, what a loop brings along, and the request's own values, which may be there in a response too. */
const FROM_GENESYS = (
  'esc math encoding successTemplateUtils foreach velocityCount velocityHasNext ' +
  'input credentials authResponse rawResult'
).split(' ')

function targetsOf({ text }: Template): readonly string[] {
  return Array.from(text.matchAll(/#(?:set|foreach)\s*\(\s*\$!?\{?(\w+)/g), ([, name = '']) => name)
}

function unknownName(
  text: string,
  { reference, role, start, end }: TemplateReference,
  { side }: TemplateScope,
): CodeProblem {
  const { line, column } = positionOf(text, start)
  const [first] = reference.path
  const isRequest = side === 'request'
  const name = isRequest && first?.kind === 'property' ? first.name : reference.root
  const what = isRequest
    ? `“${name}” is not an input of this action`
    : `“${name}” is not in the translation map`
  const prints = role === 'output' && !reference.quiet
  const effect = prints ? `the text ${reference.literal} is printed` : 'it never has a value'
  const remedy = isRequest ? 'Add it to the contract' : 'Add it to the map'
  return {
    code: 'unknown-name',
    severity: 'error',
    start,
    end,
    message: `Line ${line}, column ${column}: ${what}, so ${effect}. ${remedy}, or correct the name.`,
  }
}
