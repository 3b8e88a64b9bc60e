import { describe, expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { buildFlow } from '#testing/build-flow.ts'
import type { Problem } from '../problem.ts'
import { settingNotes } from '../setting-notes.ts'
import { formatMarkdown } from './markdown.ts'

const design = buildFlow(`variable CVV cvv open
  start -> token: fetch -> cvv: collect(CVV, digits=3) -> pay: pay
  otherwise -> done: return`)

const EARLY: Problem = {
  id: 'token-after-input/token/pay',
  code: 'SF-ORD-02',
  rule: 'token-after-input',
  severity: 'error',
  node: 'token' as NodeId,
  message: 'The token is fetched early:\nCVV takes up to 51 s.',
  path: [
    { node: 'token' as NodeId, output: 'success', seconds: 0 },
    { node: 'pay' as NodeId, output: null, seconds: 51 },
  ],
  fix: { title: 'Move token before pay', safety: 'safe', edits: [] },
}
const NAMED: Problem = {
  id: 'flow-well-formed//name',
  code: 'SF-PUB-03',
  rule: 'flow-well-formed',
  severity: 'warning',
  node: null,
  message: 'The name is odd.',
  path: [],
  fix: null,
}
const ACCEPTED: Problem = { ...NAMED, id: 'x', suppressed: 'agreed with the team' }

describe('the report for a reviewer', () => {
  test('tells each problem with its path and fix, then what is accepted and why', () => {
    const problems = [EARLY, NAMED, ACCEPTED]
    expect(
      formatMarkdown([{ file: 'pay.json', design, problems }]),
    ).toBe(`# Problems of “${design.flow.name}”

\`pay.json\`: 1 error, 1 warning, 1 accepted.

## Errors

### SF-ORD-02 token-after-input: token

The token is fetched early: CVV takes up to 51 s.

- Path: token (success, 0 s) → pay (51 s)
- Fix: Move token before pay

## Warnings

### SF-PUB-03 flow-well-formed: the flow

The name is odd.

## Accepted

### SF-PUB-03 flow-well-formed: the flow

The name is odd.

- Accepted (warning): agreed with the team
`)
  })

  test('says what the design has set, and what of that comes to nothing', () => {
    const severities = { 'token-after-input': 'off', 'tokn-after-input': 'error' } as const
    const set = { ...design, severities }
    const report = { file: 'pay.json', design: set, problems: [], settings: settingNotes(set, []) }
    const text = formatMarkdown([report])
    expect(text).toContain('## Severities set in this design\n\n- `token-after-input`: off')
    expect(text).toContain('## Settings without effect\n\n- The severity of “tokn-after-input”')
  })

  test('a flow without problems says so', () => {
    expect(formatMarkdown([{ file: 'pay.json', design, problems: [] }])).toContain(
      '`pay.json`: no problems.',
    )
  })

  test('no name and no reason becomes markup or a link', () => {
    const suppressed = '<img src=x onerror=alert(1)> [here](http://x.example) **ok** | # `a`'
    const text = formatMarkdown([
      { file: 'a`b.json', design, problems: [{ ...NAMED, suppressed }] },
    ])
    expect(text).toContain(
      String.raw`\<img src=x onerror=alert(1)\> \[here\](http://x.example) \*\*ok\*\* \| \# \`a\``,
    )
    expect(text).toContain(String.raw`a\`b.json: no problems, 1 accepted.`)
  })
})
