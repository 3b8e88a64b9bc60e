import { describe, expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { ACCEPTED, BROKEN_FILE, EARLY_TOKEN, ODD_NAME } from '#testing/some-report.ts'
import { settingNotes } from '../setting-notes.ts'
import { formatMarkdown } from './markdown.ts'

const design = buildFlow(`variable CVV cvv open
  start -> token: fetch -> cvv: collect(CVV, digits=3) -> pay: pay
  otherwise -> done: return`)

describe('the report for a reviewer', () => {
  test('tells each problem with its path and fix, then what is accepted and why', () => {
    const problems = [EARLY_TOKEN, ODD_NAME, ACCEPTED]
    expect(
      formatMarkdown([{ file: 'pay.json', design, problems }]),
    ).toBe(`# Problems of “${design.flow.name}”

\`pay.json\`: 1 error, 1 warning, 1 accepted.

## Errors

### SF-ORD-02 token-after-input: token

The token is fetched early: 50% of callers, at least.

- Path: token (success, 0 s) → pay (12 s)
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

  test('what was not checked comes first, and is not taken for a flow without problems', () => {
    const text = formatMarkdown([{ file: 'pay.json', design, problems: [] }], [BROKEN_FILE])
    expect(text).toMatch(
      /^# Not checked\n\n- flows\/b,1\.yaml: This is not YAML .* “\\\*” .*\n\n# Problems of /,
    )
  })

  test('a flow without problems says so', () => {
    expect(formatMarkdown([{ file: 'pay.json', design, problems: [] }])).toContain(
      '`pay.json`: no problems.',
    )
  })

  test('no name and no reason becomes markup or a link', () => {
    const suppressed = '<img src=x onerror=alert(1)> [here](http://x.example) **ok** | # `a`'
    const text = formatMarkdown([
      { file: 'a`b.json', design, problems: [{ ...ODD_NAME, suppressed }] },
    ])
    expect(text).toContain(
      String.raw`\<img src=x onerror=alert(1)\> \[here\](http://x.example) \*\*ok\*\* \| \# \`a\``,
    )
    expect(text).toContain(String.raw`a\`b.json: no problems, 1 accepted.`)
  })
})
