import { isLeftOutFor, translatedPrints } from '../../../analysis/actions/translated-values.ts'
import { endsInFunction, givesList } from '../../../analysis/actions/translations.ts'
import { defineActionRule } from '../../action-rule.ts'

/** Not reported: what a branch asks about before it prints it, and what a function of the path computes. */
export const nullForRequiredOutput = defineActionRule({
  rule: 'null-for-required-output',
  code: 'SF-CON-10',
  severity: 'warning',
  group: 'contract',
  messages: {
    required:
      '“{{action}}” must give the output {{output}}, but {{reference}} is null when the gateway answers null at {{path}}: no default stands in for a null, and the result breaks the contract, so that the action fails although the gateway has answered. Make the output not required and test for it in the flow, or write something else with #if(${{name}} == "null").',
  },
  docs: {
    summary: 'A required output has a value even when the gateway answers null.',
    why: 'A default of the translation map counts only for a path that finds nothing. A path that finds null gives null. If the contract requires the output, the answer of the gateway breaks it and the call leaves by failure: a declined or even an approved payment looks like an outage.',
    source:
      'Genesys Resource Center, “Translation map”: null values do not fall back to defaults; executed with Jayway JsonPath.',
    fix: 'Make the output not required and test for it after the call, or choose what stands for null with #if in the success template. Which of the two is right depends on what the flow does with it.',
    invalid: [
      {
        shows: 'A decline brings "id": null.',
        flow: `action Charge out Id!
map id = $.id
default id = ""
success {"Id": \${id}}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The output is not required; the flow tests for it.',
        flow: `action Charge out Id
map id = $.id
default id = ""
success {"Id": \${id}}
start -> done: return`,
      },
      {
        shows: 'The template says what stands for null.',
        flow: `action Charge out Id!
map id = $.id
default id = ""
success {"Id": #if($id == "null")""#{else}\${id}#end}
start -> done: return`,
      },
    ],
  },
  *checkAction({ report, ...analysis }) {
    for (const print of translatedPrints(analysis)) {
      const { translation, output, printed, isFirstOfList } = print
      const { path } = translation
      if (output?.required !== true || !path.ok || isFirstOfList || printed.place.inString) continue
      if (givesList(translation) || endsInFunction(path.value)) continue
      if (isLeftOutFor(print, 'null')) continue
      const { at, literal } = printed.reference
      yield report(
        'required',
        {
          action: analysis.action.name,
          output: output.name,
          reference: literal,
          path: translation.text,
          name: translation.name,
        },
        {
          field: 'response.successTemplate',
          range: { start: at, end: at + literal.length },
          about: output.name,
        },
      )
    }
  },
})
