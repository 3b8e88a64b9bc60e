import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import type { Design } from '../model/design.ts'
import { startLinter } from './again.ts'
import type { Severities } from './config.ts'
import { lintDesign } from './lint.ts'

/** SF-FLOW-02 and SF-PUB-03 have something to say of it: an error, and a warning. */
const FLOW = buildFlow(`start -> hello: play("Hello.") -> done: return
lost: play("Nobody hears this.") -> done`)

function weighing(severities: Design['severities'], configured?: Severities): readonly string[] {
  const { problems } = lintDesign(
    { ...FLOW, severities },
    configured === undefined ? {} : { severities: configured },
  )
  return problems.map(({ rule, severity }) => `${rule}: ${severity}`)
}

const USUAL = weighing({})

describe('what a rule weighs in a design', () => {
  test('is what it usually weighs', () => {
    expect(USUAL).toContain('flow-well-formed: warning')
  })

  test.each(['flow-well-formed', 'SF-PUB-03'])('is set by its name or by its code: %s', (name) => {
    expect(weighing({ [name]: 'error' })).toContain('flow-well-formed: error')
  })

  test('can be nothing: the rule says nothing then', () => {
    expect(weighing({ 'flow-well-formed': 'off' })).toEqual(
      USUAL.filter((said) => !said.startsWith('flow-well-formed')),
    )
  })

  test('is what a configuration says where both say something', () => {
    const configured: Severities = new Map([['flow-well-formed', 'info']])
    expect(weighing({ 'SF-PUB-03': 'off' }, configured)).toContain('flow-well-formed: info')
  })

  test.each(['no-secret-literal', 'SF-SEC-12'])(
    'cannot be set of what finds secrets, on which it hangs whether a design may leave: %s',
    (name) => {
      const { flow } = FLOW
      // A key of the form that Stripe gives live ones, of no account.
      const description = ['sk', 'live', '51H8xQ2eZvKYlo2C0abcdefgh'].join('_')
      const design = { ...FLOW, flow: { ...flow, description }, severities: { [name]: 'off' } }
      const { problems } = lintDesign(design as Design)
      expect(problems.map(({ code, severity }) => `${code} ${severity}`)).toContain(
        'SF-SEC-12 error',
      )
      expect(startLinter()(design as Design).problems).toEqual(problems)
    },
  )

  test('stays as it is where no rule has the name, such as one of a later version', () => {
    expect(weighing({ 'SF-XYZ-01': 'off' })).toEqual(USUAL)
  })
})

test('a design that is checked as it is edited weighs anew when that is edited', () => {
  const lint = startLinter()
  const after = (severities: Design['severities']) =>
    lint({ ...FLOW, severities }).problems.map(({ rule, severity }) => `${rule}: ${severity}`)
  expect(after({})).toEqual(USUAL)
  expect(after({ 'flow-well-formed': 'error' })).toContain('flow-well-formed: error')
  expect(after({ 'flow-well-formed': 'off' })).toEqual(weighing({ 'flow-well-formed': 'off' }))
  expect(after({})).toEqual(USUAL)
})
