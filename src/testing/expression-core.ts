import { spawnSync } from 'node:child_process'
import { builtInVariables } from '#core/language/expression/built-in-variables.ts'
import { checkExpression } from '#core/language/expression/check.ts'
import { parseExpression } from '#core/language/expression/parse.ts'
import { dataTypeNamed, typeLabel } from '#core/language/expression/types.ts'
import { architectCore } from './architect-core.ts'

/** What our checker and Genesys' own design-time Architect core (of about 2018) are both asked. */
export interface Question {
  readonly expr: string
  /** Without one, any type will do. */
  readonly type?: string
  readonly vars?: Readonly<Record<string, { readonly type: string; readonly secure?: boolean }>>
  readonly secureAllowed?: boolean
}

/** Where we differ on purpose: which expressions, what the core says, and why. */
export const DISAGREEMENTS: readonly {
  readonly about: RegExp
  readonly core: RegExp
  readonly reason: string
}[] = [
  {
    about: /(?:\bIf\s*\(|\?).*NOT_SET|NOT_SET.*\?/i,
    core: /./,
    reason:
      'With NOT_SET as condition or as one choice the core stumbles (an internal error, or the type of the condition), against its own help.',
  },
  {
    about: /To(?:User|Skill|LanguageSkill|Queue|Group|WrapupCode)\(/i,
    core: /no implementation that accepts a parameter of type String/,
    reason: 'The editor hides these conversions; its own examples and public flows use them.',
  },
  {
    about: /AudioPlaybackOptions\(.*true, true\)/i,
    core: /no implementation that accepts/,
    reason: 'A hidden form, which the published function list has.',
  },
  {
    about: /ToAudio(?:TTS|PhoneNumber)\(/i,
    core: /requires a feature that is not available/,
    reason:
      'In 2018 these forms waited behind a feature switch; the published function list has them.',
  },
  {
    about: /ToAudio\(NOT_SET\)/i,
    core: /no implementation that accepts/,
    reason: 'A public export has it as the audio of nothing.',
  },
  {
    about: /^Task \.string$|^Task\.string \.name$/,
    core: /^string$/,
    reason: 'The core allows a blank before a point; we do not, and no public flow has one.',
  },
  {
    about: /Make(?:Empty)?List\s*\(/i,
    core: /^userQueueCollection$/,
    reason:
      'Of users the core makes a collection of another type; the published function list says that it is of the type of its items.',
  },
  {
    about: /-\s*$/,
    core: /^[a-z]+$/i,
    reason:
      'A minus with nothing behind it the core takes for a sign of what stands before; whoever writes that has forgotten something.',
  },
]

/** Every disagreement that has no reason, in words, and the reasons of the others. */
export function compareWithCore(questions: readonly Question[]): {
  readonly disagreements: readonly string[]
  readonly reasons: ReadonlySet<string>
} {
  const answers = ask(questions)
  const reasons = new Set<string>()
  const disagreements = questions.flatMap((question, i) => {
    const theirs = answers[i]
    if (theirs === undefined) return [`${question.expr}: no answer`]
    const ours = answer(question)
    if (isSame(question, ours, theirs)) return []
    const said = theirs.error ?? theirs.type ?? ''
    const known = DISAGREEMENTS.find(
      ({ about, core }) => about.test(question.expr) && core.test(said),
    )
    if (known === undefined) {
      const as = question.type ?? 'anything'
      return [`${question.expr} as ${as}: ours ${say(ours)}, theirs ${say(theirs)}`]
    }
    reasons.add(known.reason)
    return []
  })
  return { disagreements, reasons }
}

interface Answer {
  readonly ok: boolean
  readonly type: string | null
  readonly error: string | null
}

function ask(questions: readonly Question[]): readonly Answer[] {
  const run = spawnSync(process.execPath, ['expr.mjs'], {
    cwd: architectCore(),
    input: questions.map((question) => `${JSON.stringify(question)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  const lines = run.stdout.trim().split('\n')
  return lines.map((line) => JSON.parse(line) as Answer)
}

const SYNTAX = 'syntax: '

function answer(question: Question): Answer {
  const parsed = parseExpression(question.expr)
  if (!parsed.ok) return { ok: false, type: null, error: `${SYNTAX}${parsed.error.code}` }
  const variables = new Map(
    Object.entries(question.vars ?? {}).map(([name, { type, secure = false }]) => [
      name.toLowerCase(),
      { type: dataTypeNamed(type), secure },
    ]),
  )
  for (const { name, type } of builtInVariables()) {
    variables.set(name.toLowerCase(), { type, secure: false })
  }
  const expected = expectedType(question)
  const checked = checkExpression(parsed.value, (name) => variables.get(name.toLowerCase()), {
    allowSecure: question.secureAllowed === true || question.type === 'audio',
    ...(expected === undefined ? {} : { expected: dataTypeNamed(expected) }),
  })
  return checked.ok
    ? { ok: true, type: checked.value.type, error: null }
    : { ok: false, type: null, error: checked.error.map(({ code }) => code).join(', ') }
}

function expectedType({ type, secureAllowed }: Question): string | undefined {
  return type ?? (secureAllowed === true ? 'string' : undefined)
}

function isSame(question: Question, ours: Answer, theirs: Answer): boolean {
  if (ours.ok !== theirs.ok) return false
  if (!ours.ok) {
    const theirsSecure = theirs.error?.includes('Secure variables cannot be used here') === true
    const oursSecure = ours.error?.includes('secure-read') === true
    // The core says one thing only; of a question with several faults each may name another.
    const hasOthers = ours.error?.includes(', ') === true || ours.error?.startsWith(SYNTAX) === true
    return theirsSecure === oursSecure || oursSecure || hasOthers
  }
  if (expectedType(question) !== undefined || ours.type === null) return true
  const names = [ours.type, ours.type === 'notSet' ? 'Any' : typeLabel(dataTypeNamed(ours.type))]
  return names.includes(theirs.type ?? '')
}

function say({ ok, type, error }: Answer): string {
  return ok ? `${type}` : `refused (${error})`
}
