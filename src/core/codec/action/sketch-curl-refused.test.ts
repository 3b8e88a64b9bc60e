import { describe, expect, test } from 'vitest'
import { describeActionImportError } from './import-error.ts'
import { sketchCurl } from './sketch-curl.ts'

describe('what cannot be read says why', () => {
  test.each([
    ['nothing', ' \n', 'empty'],
    ['another command', 'wget https://a.example', 'not-curl'],
    ['an open quote', `curl 'https://a.example`, 'quote-not-closed'],
    ['a pipe', 'curl https://a.example | jq .', 'shell-operator'],
    ['a command inside', 'curl $(cat url)', 'shell-operator'],
    ['the Windows prompt', 'curl ^"https://a.example^"', 'windows-quoting'],
    ['no address', 'curl -X POST', 'no-url'],
    ['two addresses', 'curl https://a.example https://b.example', 'several-urls'],
    ['no value', 'curl https://a.example -H', 'option-value'],
    ['HEAD', 'curl -I https://a.example', 'option-unsupported'],
    ['a form with files', 'curl -F file=@a https://a.example', 'option-unsupported'],
    ['an option that nobody knows', 'curl --frobnicate https://a.example', 'option-unsupported'],
    ['a body in a file', 'curl -d @body.json https://a.example', 'body-file'],
    ['no encryption', 'curl http://a.example', 'url'],
    ['no host', 'curl https://', 'url'],
    ['another method', 'curl -X TRACE https://a.example', 'method'],
    [
      'too many values',
      `curl https://a.example --json '${JSON.stringify(Array.from({ length: 300 }, (_, i) => `v${i}`))}'`,
      'too-many-values',
    ],
    [
      'a value again and again',
      `curl https://a.example -d '${'a=1&'.repeat(45_000)}'`,
      'too-many-values',
    ],
    [
      'a header of a key again and again',
      `curl https://a.example ${"-H 'a-key: b' ".repeat(12_000)} -d '${'a=1&'.repeat(300)}'`,
      'too-many-values',
    ],
    ['far too much', `curl ${'a'.repeat(200_000)}`, 'too-large'],
  ])('%s', (_, command, code) => {
    const result = sketchCurl(command)
    expect(result).toMatchObject({ ok: false, error: { code } })
    expect(result.ok ? '' : describeActionImportError(result.error)).toMatch(/\.$/)
  })
})
