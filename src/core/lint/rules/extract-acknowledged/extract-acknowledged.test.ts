import { expect, test } from 'vitest'
import { applyEdit } from '#core/model/apply-edit.ts'
import { lintDesign } from '#core/lint/lint.ts'
import { mustRead, mustWrite, secureFlow } from '#testing/archy-files.ts'
import { testRule } from '#testing/rule-tester.ts'
import { extractAcknowledged } from './index.ts'

testRule(extractAcknowledged, {
  valid: [
    {
      name: 'somebody has acknowledged it',
      flow: 'start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4)) -> done: return',
    },
    {
      name: 'a step that needs nobody’s word',
      flow: 'start -> a: set(Note = "x") -> done: return',
    },
    {
      name: 'a step that nothing reaches (trap 10)',
      flow: `start -> done: return
        card: collect(CC) -> cut: unacknowledged(Last4 = Right(Task.CC, 4)) -> done`,
    },
    {
      name: 'who acknowledged another step was removed',
      flow: `org removed other
        start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4)) -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'nobody has',
      flow: 'start -> card: collect(CC) -> cut: unacknowledged(Last4 = Right(Task.CC, 4)) -> done: return',
      reports: [
        {
          node: 'cut',
          messageId: 'missing',
          severity: 'error',
          field: 'acknowledged',
          says: ['“cut”', 'refuses to publish'],
        },
      ],
    },
    {
      name: 'a user who is gone: a warning, where the org has told',
      flow: `org removed cut
        start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4)) -> done: return`,
      reports: [{ node: 'cut', messageId: 'removed', severity: 'warning' }],
    },
  ],
})

/** A file that extracts the last digits of a card; `said` stands in the extraction. */
function fileWith(said: string): string {
  return secureFlow(`
          - extractSecureData:
              name: Cut
              statements: [{string: {variable: Flow.Last4, value: {exp: "Right(Flow.CC, 4)"}}}]${said}
          - disconnect: {name: End}`)
}

const found = (yaml: string) => {
  const { design, places } = mustRead(yaml)
  return lintDesign(design, { rules: [extractAcknowledged] }).problems.map(
    ({ severity, message, node, field }) => {
      const place = node === null || field === undefined ? null : places.field(node, field)
      return [severity, message.slice(0, 30), place?.line ?? null]
    },
  )
}

test.each([
  'secureDataAcknowledged: true',
  'acknowledgeSecureUsage: true',
  'hasSecureDataAcknowledgment: true',
])('a file that says so: %s', (said) => {
  expect(found(fileWith(`\n              ${said}`))).toEqual([])
})

test.each(['secureDataAcknowledged: false', 'acknowledgeSecureUsage: false'])(
  'a file that says that nobody has: %s',
  (said) => {
    const yaml = fileWith(`\n              ${said}`)
    const [[severity, message] = []] = found(yaml)
    expect([severity, message]).toEqual(['error', 'Nobody has acknowledged in “Cu'])
    // It is written back as it came.
    expect(found(mustWrite(mustRead(yaml).design).yaml)).toHaveLength(1)
    expect(mustWrite(mustRead(yaml).design).yaml).toContain(said)
  },
)

test.each(['', '\n              secureDataAcknowledged:'])(
  'a file that does not say it is told as one, and stays as it is: “%s”',
  (said) => {
    const [[severity, message] = [], ...more] = found(fileWith(said))
    expect([severity, message]).toEqual(['warning', 'The file does not say whether '])
    expect(more).toEqual([])
    expect(mustWrite(mustRead(fileWith(said)).design).yaml).not.toMatch(
      /acknowledg\w*: (true|false)/i,
    )
  },
)

test('what somebody has ticked then is written', () => {
  const { design } = mustRead(fileWith(''))
  const cut = design.nodes.find(({ name }) => name === 'Cut')
  if (cut === undefined) throw new Error('no extraction')
  const props = { ...cut.props, acknowledged: true }
  const ticked = applyEdit(design, { type: 'set-node', node: cut.id, patch: { props } })
  if (!ticked.ok) throw new Error(ticked.error.code)
  const { yaml } = mustWrite(ticked.value.design)
  expect(yaml).toContain('secureDataAcknowledged: true')
  expect(found(yaml)).toEqual([])
})
