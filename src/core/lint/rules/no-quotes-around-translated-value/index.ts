import {
  isKnownToBeNoText,
  type TranslatedPrint,
  translatedPrints,
} from '../../../analysis/actions/translated-values.ts'
import { defineActionRule } from '../../action-rule.ts'
import { dropQuotes, standsInQuotes } from '../../repairs/drop-quotes.ts'

/** Not reported: a number or boolean in quotes for an output of type string, where the quotes make a text of it. */
export const noQuotesAroundTranslatedValue = defineActionRule({
  rule: 'no-quotes-around-translated-value',
  code: 'SF-CON-07',
  severity: 'error',
  group: 'contract',
  messages: {
    quoted:
      'The success template of “{{action}}” puts {{reference}} in quotes, but a translated text brings its own: the result is not JSON and the action fails. Drop the quotes.',
    inside:
      'The success template of “{{action}}” writes {{reference}} into a longer text, but a translated text brings quotes of its own: the result is not JSON and the action fails. Give the value out by itself and put the text together in the flow.',
  },
  docs: {
    summary: 'A success template puts no quotes around a translated value.',
    why: 'Values of the translation map are JSON text: a string comes with its quotes and its characters escaped. With quotes around it the result reads ""tok_1"", which is not JSON, and the whole action fails although the gateway has done what it was asked for.',
    source:
      'Genesys Resource Center, “Translation map”; executed with Velocity: {"Session_Token": "${t}"} gives {"Session_Token": ""tok_1N3""}.',
    fix: 'Drop the quotes. That is safe: a text in double quotes never was JSON, and a default that counted on the quotes gets them. A value inside a longer text is for you to take apart.',
    invalid: [
      {
        shows: 'The token arrives with two pairs of quotes.',
        flow: `action Tokenize_Card
map t = $.id
default t = ""
success {"Token": "\${t}"}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The value brings its quotes.',
        flow: `action Tokenize_Card
map t = $.id
default t = ""
success {"Token": \${t}}
start -> done: return`,
      },
      {
        shows: 'Inside the argument of firstFromArray the quotes are Velocity’s.',
        flow: `action Tokenize_Card
map ids = $.tokens[*].id
success {"Token": \${successTemplateUtils.firstFromArray("\${ids}", '""')}}
start -> done: return`,
      },
    ],
  },
  *checkAction({ report, ...analysis }) {
    const wrong = translatedPrints(analysis).filter(
      (print) => print.printed.place.inString && !makesText(print),
    )
    const quoted = wrong.filter((print) => standsInQuotes(print, analysis))
    for (const print of wrong) {
      const { reference } = print.printed
      const isQuoted = quoted.includes(print)
      yield report(
        isQuoted ? 'quoted' : 'inside',
        { action: analysis.action.name, reference: reference.literal },
        {
          field: 'response.successTemplate',
          range: { start: reference.at, end: reference.at + reference.literal.length },
          about: print.translation.name,
          fix: isQuoted ? dropQuotes(analysis, quoted) : null,
        },
      )
    }
  },
})

function makesText({ translation, output }: TranslatedPrint): boolean {
  return isKnownToBeNoText(translation) && (output === undefined || output.type === 'string')
}
