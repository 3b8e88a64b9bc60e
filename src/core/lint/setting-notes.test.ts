import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { NodeId, VariableId } from '../base/ids.ts'
import type { Design } from '../model/design.ts'
import { everyReportOf, findProblems, subjectOf } from './lint.ts'
import { RULES } from './registry.ts'
import { describeSettingNote, settingNotes, severityOf } from './setting-notes.ts'

/** The token is fetched before the CVV is asked for: SF-ORD-02 at `token`. */
const EARLY = `start -> token: fetch -> cvv: collect(CVV) -> pay: pay -> done: return
  otherwise -> done`

function notesOf(flow: string, patch: Partial<Design> = {}, configured?: [string, 'off']) {
  const design = { ...buildFlow(flow), ...patch }
  const severities = configured && new Map([configured])
  const problems = findProblems(design, severities ? { severities } : {})
  return settingNotes(design, problems, severities).map((note) => ({
    code: note.code,
    severity: severityOf(note),
    text: describeSettingNote(note, design),
  }))
}

function suppressing(what: string) {
  return notesOf(`suppress ${what}\n${EARLY}`)
}

describe('a suppression', () => {
  test.each(['token-after-input: an exercise', 'SF-ORD-02 at token: an exercise'])(
    'that accepts a problem is nothing to speak of: %s',
    (what) => {
      expect(suppressing(what)).toEqual([])
    },
  )

  test('of a rule that there is not says which was probably meant', () => {
    expect(suppressing('token-after-inputs at token: an exercise')).toEqual([
      {
        code: 'unknown-rule',
        severity: 'warning',
        text: 'The acceptance of token-after-inputs at “token” accepts nothing: there is no rule “token-after-inputs”. Did you mean token-after-input?',
      },
    ])
    const [other] = suppressing('semi: an exercise')
    expect(other?.text).toMatch(/no rule “semi”\. Call a rule by its code, such as/)
  })

  test('without a reason accepts nothing and says so', () => {
    const [note] = notesOf(EARLY, {
      suppressions: [{ rule: 'token-after-input', node: null, reason: ' ' }],
    })
    expect(note).toMatchObject({ code: 'no-reason', severity: 'warning' })
    expect(note?.text).toMatch(/^The acceptance of token-after-input accepts nothing, because it/)
  })

  test('at a step or an action that is gone is told, and fails nothing', () => {
    const gone = { rule: 'token-after-input', reason: 'an exercise', node: 'x' as NodeId }
    expect(notesOf(EARLY, { suppressions: [gone] })).toMatchObject([
      { code: 'no-such-node', severity: 'info', text: expect.stringContaining('the id “x”') },
    ])
    expect(suppressing('escape-interpolated-text of Refund: an exercise')).toMatchObject([
      { code: 'no-such-action', severity: 'info', text: expect.stringContaining('“Refund”') },
    ])
  })

  test('of a variable that is gone is told, and one of a variable that is there names it', () => {
    const of = (variable: string) =>
      notesOf(EARLY, {
        suppressions: [
          {
            rule: 'name-valid',
            node: null,
            variable: variable as VariableId,
            reason: 'an exercise',
          },
        ],
      }).map(({ code, text }) => `${code}: ${text}`)
    expect(of('x')).toEqual([expect.stringMatching(/^no-such-variable: .* the id “x” any more/)])
    expect(of('Task.CVV')).toEqual([
      expect.stringContaining('nothing-to-accept: The acceptance of name-valid at Task.CVV has'),
    ])
  })

  test('that finds nothing to accept is told, and fails nothing', () => {
    expect(suppressing('token-after-input at pay: an exercise')).toMatchObject([
      {
        code: 'nothing-to-accept',
        severity: 'info',
        text: expect.stringMatching(/^The acceptance of token-after-input at “pay” has nothing/),
      },
    ])
  })

  test('of a rule that is off, or that needs to know an org, may wait for its problem', () => {
    const what = `suppress token-after-input at pay: an exercise\n${EARLY}`
    expect(notesOf(what, {}, ['token-after-input', 'off'])).toEqual([])
    expect(notesOf(what, { severities: { 'SF-ORD-02': 'off' } })).toEqual([])
    expect(suppressing('transfer-target-ready: it is published tonight')).toEqual([])
  })
})

describe('a severity', () => {
  const set = (severities: Design['severities']) => notesOf(EARLY, { severities })

  test('of a rule that there is, by name or by code, is nothing to speak of', () => {
    expect(set({ 'token-after-input': 'warning', 'SF-CX-05': 'off' })).toEqual([])
  })

  test('of a rule that there is not says which was probably meant', () => {
    expect(set({ 'SF-ORD-2': 'off' })).toMatchObject([
      {
        code: 'unknown-rule',
        severity: 'warning',
        text: expect.stringMatching(
          /^The severity of “SF-ORD-2” sets nothing: .*mean SF-ORD-02\?$/,
        ),
      },
    ])
  })

  test('that is said by both names is told, and one of what finds secrets', () => {
    expect(set({ 'SF-ORD-02': 'off', 'token-after-input': 'error' })).toMatchObject([
      { code: 'said-twice', severity: 'warning' },
    ])
    expect(set({ 'SF-SEC-12': 'off' })).toMatchObject([
      { code: 'always-an-error', severity: 'warning' },
    ])
  })
})

test('the rules that ask what an org has, or what was published, say so', () => {
  const asking = RULES.filter((rule) =>
    [...rule.docs.invalid, ...rule.docs.valid].some(({ flow }) => {
      let hasAsked = false
      const watched = <Value extends object>(value: Value): Value =>
        new Proxy(value, {
          get(target, name) {
            hasAsked = true
            const found: unknown = Reflect.get(target, name)
            return typeof found === 'function' ? found.bind(target) : found
          },
        })
      const subject = subjectOf(buildFlow(flow), {})
      const { published, org } = subject
      everyReportOf(rule, { ...subject, published: watched(published), org: watched(org) })
      return hasAsked
    }),
  )
  expect(asking.map(({ rule }) => rule)).toEqual(
    RULES.flatMap(({ rule, asksOrg }) => (asksOrg ? [rule] : [])),
  )
})
