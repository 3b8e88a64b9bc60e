import { analyseAction, isStub } from '../../../analysis/actions/analyse-action.ts'
import { alphabetOfInput } from '../../../analysis/actions/keypad-inputs.ts'
import { rememberOfAction } from '../../../analysis/actions/of-action.ts'
import { type UnescapedText, unescapedTexts } from '../../../analysis/actions/unescaped-texts.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import type { DataAction } from '../../../model/data-action.ts'
import { defineRule } from '../../define.ts'
import { escapeTexts, escapingFor } from '../../repairs/escape-texts.ts'

/**
 * Text of an input that stands in a request as it is. Not reported: numbers and booleans, what a URL begins with, and
 * headers. Where only digits from the keypad can arrive it is a note.
 */
export const escapeInterpolatedText = defineRule({
  rule: 'escape-interpolated-text',
  code: 'SF-CON-06',
  severity: 'error',
  group: 'contract',
  looksAt: ['templates', 'inputs', 'types'],
  messages: {
    json: '“{{action}}” writes {{reference}} into the JSON of {{template}} as it is: a quote or a backslash in it breaks the request, and text from outside could add fields of its own. Write {{instead}}.',
    bare: '“{{action}}” writes the text {{reference}} into the JSON of {{template}} without quotes: whatever it says becomes part of the request. Make the input a number, or write it in quotes as {{instead}}.',
    encoded:
      '“{{action}}” writes {{reference}} into {{template}} as it is: characters such as &, = and + in it change what is sent. Write {{instead}}.',
    xml: '“{{action}}” writes {{reference}} into the XML of {{template}} as it is: characters such as < and & in it change what is sent. Write {{instead}}.',
    keypad:
      '“{{action}}” writes {{reference}} into {{template}} as it is. Every call gives it digits from the keypad, which need no escaping; {{instead}} holds whatever it is given later.',
  },
  docs: {
    summary: 'Text of an input is escaped for where it is written.',
    why: 'Velocity writes ${input.X} as it is. A name with a quote in it makes the JSON invalid and the payment fails for that caller only; text that somebody else controls can close a string and add fields, such as another amount. In a form or a URL, & and = do the same.',
    source:
      'Genesys Resource Center, “Velocity macros for data actions”, which warns that such data actions fail at execution; executed with Apache Velocity 1.7 and 2.4.1.',
    fix: 'Wrap the reference: $esc.jsonString in JSON, $esc.uriEncode in a form or URL. That is safe, because text without special characters comes out as before. A part of a path could hold slashes on purpose, so there it is a proposal; a bare text in JSON needs you to say what it is.',
    invalid: [
      {
        shows: 'A name with a quote in it breaks the JSON.',
        flow: `action Charge in Name
body {"name": "\${input.Name}"}
start -> done: return`,
      },
      {
        shows: 'An “&” in the description begins another field of the form.',
        flow: `action Charge in Text
header Content-Type: application/x-www-form-urlencoded
body description=\${input.Text}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'Escaped for JSON.',
        flow: `action Charge in Name
body {"name": "$esc.jsonString(\${input.Name})"}
start -> done: return`,
      },
      {
        shows: 'A number needs no escaping.',
        flow: `action Charge in Amount:number
body {"amount": \${input.Amount}}
start -> done: return`,
      },
    ],
  },
  *check({ design, analysis, report }) {
    for (const action of design.actions) {
      if (isStub(action)) continue
      const texts = textsOf(action)
      for (const text of texts) {
        const { template, printed, place } = text
        const { reference } = printed
        const isKeypad = isFromKeypad(text, action, analysis)
        const severity = isKeypad ? ('info' as const) : undefined
        yield report(
          isKeypad ? 'keypad' : MESSAGES[place],
          {
            action: action.name,
            template: template.name,
            reference: reference.literal,
            instead: escapingFor(text),
          },
          {
            node: null,
            action: action.id,
            field: template.field,
            range: { start: reference.at, end: reference.at + reference.literal.length },
            about: `${template.field} ${reference.literal}`,
            fix: escapeTexts(action, text, texts),
            ...(severity === undefined ? {} : { severity }),
          },
        )
      }
    }
  },
})

const MESSAGES = {
  'json-string': 'json',
  'json-bare': 'bare',
  'form-value': 'encoded',
  'form-part': 'encoded',
  'url-value': 'encoded',
  'url-part': 'encoded',
  'url-path': 'encoded',
  xml: 'xml',
} as const

const textsOf = rememberOfAction((action) => unescapedTexts(analyseAction(action)))

/** A form and a URL take # and * amiss, JSON does not. A number in JSON must not begin with 0. */
function isFromKeypad({ place, inputs }: UnescapedText, action: DataAction, analysis: Analysis) {
  return inputs.every((input) => {
    const alphabet = alphabetOfInput(analysis, action, input)
    return alphabet === 'digits' || (alphabet === 'keys' && place === 'json-string')
  })
}
