/**
 * The notation of flows in tests and on the rule pages, one statement a line:
 *
 *     variable CVV cvv open                  a variable, where it is not as its name suggests
 *     action Generate_Session_Token lifetime 60
 *     body {"amount": "${input.Amount}"}     what the request of this action is, see flow-actions.ts
 *     start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return
 *     token.failure, pay.failure -> sorry: play("Sorry.") -> done
 *     published Process_Payment               it was published as it is without the `action` lines
 *     published Process_Payment in Test org   the same, from here to this org
 *     org flow Service Desk unpublished       what is known of the org; also org action Pay draft, org removed cut
 *     otherwise -> sorry                     every output that leads nowhere yet
 *     task Retry                             the steps below belong to another task
 *     task Ask ends Done, Gave up            it has output paths: see calltask(Ask) and endtask(Done)
 *
 * A step is named where it first appears and may be used again by its name. It is left by its first output unless
 * another is written after a dot.
 */
export type Statement =
  | { readonly type: 'setting'; readonly word: string; readonly rest: string }
  | {
      readonly type: 'chain'
      readonly from: readonly StepMention[]
      readonly steps: readonly StepMention[]
    }

export interface StepMention {
  readonly name: string
  /** The output by which it is left here; null for the first. */
  readonly output: string | null
  /** Present where the step is introduced. */
  readonly kind: { readonly word: string; readonly args: string } | null
}

/** What an `action` line and the lines about its request and response begin with. */
export const ACTION_WORDS: readonly string[] = [
  'action',
  'url',
  'method',
  'header',
  'body',
  'map',
  'default',
  'success',
]

const SETTINGS = new Set([
  ...ACTION_WORDS,
  'variable',
  'task',
  'entered',
  'on-error',
  'named',
  'suppress',
  'published',
  'org',
])

export function parseFlow(text: string): readonly Statement[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(parseLine)
}

/** Cuts at a separator that stands outside quotes and parentheses. */
export function cut(text: string, separator: string): readonly string[] {
  const parts = ['']
  let depth = 0
  let isQuoted = false
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i)
    if (char === '"') isQuoted = !isQuoted
    if (!isQuoted && char === '(') depth += 1
    if (!isQuoted && char === ')') depth -= 1
    if (!isQuoted && depth === 0 && text.startsWith(separator, i)) {
      parts.push('')
      i += separator.length - 1
    } else parts[parts.length - 1] += char
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

function parseLine(line: string): Statement {
  const word = line.split(' ', 1)[0] ?? ''
  if (SETTINGS.has(word) && !line.startsWith(`${word} ->`)) {
    return { type: 'setting', word, rest: line.slice(word.length).trim() }
  }
  const [from = '', ...steps] = cut(line, '->')
  return {
    type: 'chain',
    from: cut(from, ',').map(parseStep),
    steps: steps.map(parseStep),
  }
}

function parseStep(text: string): StepMention {
  const introduced = /^(\w+):\s*(\w+)\s*(?:\(([\s\S]*)\))?$/.exec(text)
  if (introduced !== null) {
    const [, name = '', word = '', args = ''] = introduced
    return { name, output: null, kind: { word, args } }
  }
  const [, name, output = null] = /^(\w+)(?:\.([\w-]+))?$/.exec(text) ?? []
  if (name === undefined) throw new Error(`Not a step of a flow: ${text}`)
  return { name, output, kind: null }
}
