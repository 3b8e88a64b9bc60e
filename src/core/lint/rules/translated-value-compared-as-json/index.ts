import { plainComparisons } from '../../../analysis/actions/plain-comparisons.ts'
import { defineActionRule } from '../../action-rule.ts'
import { compareAsJson } from '../../repairs/compare-json.ts'

/** Not reported: a value without a default that a branch tests and then prints: that asks whether it is there. */
export const translatedValueComparedAsJson = defineActionRule({
  rule: 'translated-value-compared-as-json',
  code: 'SF-CON-17',
  severity: 'error',
  group: 'contract',
  messages: {
    text: "The success template of “{{action}}” compares {{reference}} with {{literal}}, but a translated text is JSON with quotes of its own: the two are never equal. Compare with '{{json}}'.",
    flag: 'The success template of “{{action}}” takes {{reference}} for a boolean, but it is JSON text: false, null and an empty text count as true. Compare it, as in {{reference}} == "true".',
  },
  docs: {
    summary: 'A success template compares translated values as JSON text.',
    why: 'Values of the translation map are JSON text. $s == "succeeded" compares with a text that has quotes around it and never holds, so that every payment counts as declined; #if($approved) holds for false as well, so that every payment counts as approved.',
    source:
      'Executed with Velocity: a translated status holds "succeeded" with its quotes; the texts false, null and "" are true in #if. What firstFromArray gives is JSON text too.',
    fix: 'Compare with \'"succeeded"\', or with "true". That is safe for a comparison, because it never held, and for a value whose default says what it is; where only the name sounds like a boolean it is a proposal.',
    invalid: [
      {
        shows: 'Never true: the value has quotes.',
        flow: `action Charge out Paid
map status = $.status
default status = ""
success {"Paid": #if($status == "succeeded")"yes"#{else}"no"#end}
start -> done: return`,
      },
      {
        shows: 'True for false, too.',
        flow: `action Charge out Paid
map approved = $.approved
default approved = false
success {"Paid": #if($approved)"yes"#{else}"no"#end}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'Compared with JSON text.',
        flow: `action Charge out Paid
map status = $.status
default status = ""
map approved = $.approved
default approved = false
success {"Paid": #if($status == '"succeeded"' && $approved == "true")"yes"#{else}"no"#end}
start -> done: return`,
      },
      {
        shows: 'Asked whether there is one before it is printed.',
        flow: `action Charge out Id
map id = $.id
success {"Id": #if($id)\${id}#{else}""#end}
start -> done: return`,
      },
    ],
  },
  *checkAction({ report, ...analysis }) {
    const comparisons = plainComparisons(analysis)
    for (const comparison of comparisons) {
      const { reference, text, translation } = comparison
      const words = { action: analysis.action.name, reference: reference.literal }
      const place = {
        field: 'response.successTemplate',
        range: { start: reference.at, end: reference.at + reference.literal.length },
        about: translation.name,
        fix: compareAsJson(analysis, comparison, comparisons),
      }
      yield text === null
        ? report('flag', words, place)
        : report(
            'text',
            { ...words, literal: text.literal, json: JSON.stringify(text.value) },
            place,
          )
    }
  },
})
