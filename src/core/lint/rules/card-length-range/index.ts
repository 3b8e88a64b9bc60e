import type { Analysis } from '../../../analysis/analyse.ts'
import type { Variable } from '../../../model/design.ts'
import { defineRule } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { takeRange } from '../../repairs/take-range.ts'
import { inWords } from '../../words.ts'

/** The default wait between digits: a card number without an end key cannot be taken faster. */
const MOST_SECONDS_AFTER = 3

/** A range without one of them locks out most callers. */
const USUAL = [
  { length: 15, brands: ['American Express'] },
  { length: 16, brands: ['Visa', 'Mastercard'] },
]

/** Two inputs of different lengths into one variable are a branch by brand. */
export const cardLengthRange = defineRule({
  rule: 'card-length-range',
  code: 'SF-CX-02',
  severity: 'warning',
  group: 'caller',
  messages: {
    exact:
      '“{{node}}” takes exactly {{digits}} digits for {{variable}}, but card numbers have 13 to 19: American Express has 15, Maestro up to 19, and their holders cannot pay. Take 13 to 19 digits that # ends.',
    narrow:
      '“{{node}}” takes {{min}} to {{max}} digits for {{variable}}, which leaves out numbers of {{missing}} digits: those of {{brands}}, whose holders cannot pay. Take 13 to 19 digits that # ends.',
    cut: '“{{node}}” is ended by the key {{key}}: a card number that holds a {{key}} is cut off there, and the payment is refused. Let # end it.',
    kept: '“{{node}}” takes the {{key}} that ends it along with the digits: {{variable}} is no card number then, and the gateway refuses it. Leave the key out of what is taken (includeTerminatingDtmfInResultData: false).',
    slow: '“{{node}}” takes a card number of {{min}} to {{max}} digits that no key ends, and waits {{seconds}} s after the last digit: callers wonder whether anything happens, and press more. Let # end it, or wait 3 s at most.',
  },
  docs: {
    summary: 'A card number of any brand can be keyed in, and its end is known at once.',
    why: 'Visa and Mastercard have 16 digits, American Express 15, others 13 to 19. An exact count or a narrow range locks some cards out; a range needs a key that ends it, or every caller waits.',
    source:
      'ISO/IEC 7812: up to 19 digits. Collect Input ends a range by its key or after the seconds between digits (Genesys Resource Center, “Collect Input action”).',
    fix: 'Take 13 to 19 digits ended by #, and say so in the prompt. The fix sets the digits; look at the prompt.',
    invalid: [
      {
        shows: 'American Express is locked out.',
        flow: 'start -> card: collect(CC, digits=16) -> done: return',
      },
      {
        shows: 'A digit ends it, and is in many card numbers.',
        flow: 'start -> card: collect(CC, digits=13-19, ends=5) -> done: return',
      },
      {
        shows: 'Eight seconds of silence after the last digit.',
        flow: 'start -> card: collect(CC, digits=13-19, ends=none, between=8) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'Any card, ended by #.',
        flow: 'start -> card: collect(CC, digits=13-19) -> done: return',
      },
    ],
  },
  *check({ analysis, report }) {
    const cards = analysis.inputs.filter(({ sensitivity }) => sensitivity === 'pan')
    for (const { node, question, variable } of cards) {
      const { minDigits: min, maxDigits: max, terminator, betweenDigitsSeconds: seconds } = question
      const isBranch = cards.some(
        (other) =>
          other.node !== node && other.variable === variable && other.question.maxDigits !== max,
      )
      // A range that is turned round is number-in-range’s.
      if (variable === undefined || min > max) continue
      const place = {
        node: node.id,
        field: 'digits',
        variable: variable.id,
        remark: inferredFrom(analysis, { variables: [variable] }),
      }
      const words = { node: node.name, variable: variable.name, min, max }
      if (/[0-9]/.test(terminator)) {
        const fix = takeRange(node, min, max)
        yield report('cut', { node: node.name, key: terminator }, { ...place, about: 'cut', fix })
      }
      if (question.keepsTerminator === true && isSentAsItIs(analysis, variable)) {
        const kept = { ...words, key: terminator }
        yield report('kept', kept, { ...place, about: 'kept' })
      }
      const missing = USUAL.filter(({ length }) => length < min || length > max)
      const locksOut = min === max || missing.length > 0
      if (locksOut && !isBranch) {
        const any = { ...place, fix: takeRange(node, 13, 19) }
        yield min === max
          ? report('exact', { ...words, digits: max }, any)
          : report(
              'narrow',
              {
                ...words,
                missing: inWords(missing.map(({ length }) => String(length))),
                brands: inWords(missing.flatMap(({ brands }) => brands)),
              },
              any,
            )
      } else if (min < max && terminator === '' && seconds > MOST_SECONDS_AFTER) {
        yield report('slow', { ...words, seconds }, { ...place, fix: takeRange(node, min, max) })
      }
    }
  },
})

/** An expression may take the key off again on the way to the gateway. */
function isSentAsItIs({ readersOf }: Analysis, variable: Variable): boolean {
  const sent = readersOf(variable).filter(({ use }) => use.place === 'secure-action')
  return sent.length === 0 || sent.some(({ use }) => use.expression.trim() === variable.name)
}
