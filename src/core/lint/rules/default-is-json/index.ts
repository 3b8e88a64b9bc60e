import type { ActionAnalysis } from '../../../analysis/actions/analyse-action.ts'
import {
  isUsedOtherwise,
  listsTakenFirstOf,
  translatedPrints,
} from '../../../analysis/actions/translated-values.ts'
import { readJson } from '../../../language/json/lossless-json.ts'
import { isJsonArray } from '../../../language/json/json-value.ts'
import { defineActionRule } from '../../action-rule.ts'
import { dropQuotes, standsInQuotes } from '../../repairs/drop-quotes.ts'
import { editResponse } from '../../repairs/edit-action.ts'
import type { Fix } from '../../problem.ts'

export const defaultIsJson = defineActionRule({
  rule: 'default-is-json',
  code: 'SF-CON-08',
  severity: 'error',
  group: 'contract',
  messages: {
    text: 'The default of {{name}} in “{{action}}” is the bare text {{value}}, but it is put into the success template as it is, where JSON belongs: whenever the default is used, the action fails. Write {{instead}}.',
    empty:
      'The default of {{name}} in “{{action}}” is empty, so that nothing stands where JSON belongs: whenever the default is used, the action fails. Write {{instead}} for an empty text.',
    list: 'The default of {{name}} in “{{action}}” is {{value}}, and the success template takes the first item of it: that fails for anything but a list. Write {{instead}}.',
  },
  docs: {
    summary: 'A default of the translation map is JSON.',
    why: 'Defaults are inserted into the success template as they are. A text needs its own quotes there: the default none gives {"Id": none}, which is no JSON, and only on the rare reply that lacks the value. A list that firstFromArray reads needs a default that is a list.',
    source:
      'Executed with Velocity and Jayway JsonPath; the example of the Terraform provider for Genesys Cloud has this mistake (buildNumber = UNKNOWN).',
    fix: 'Put the text in quotes. That is safe where the template only prints the value, because it made the result invalid; where a condition compares the default, it is a proposal.',
    invalid: [
      {
        shows: 'A reply without an id makes the action fail.',
        flow: `action Charge out Id
map id = $.id
default id = none
success {"Id": \${id}}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The text is JSON, with its quotes.',
        flow: `action Charge out Id
map id = $.id
default id = "none"
success {"Id": \${id}}
start -> done: return`,
      },
      {
        shows: 'The default of a list is a list.',
        flow: `action Charge out Id
map ids = $.items[*].id
default ids = [""]
success {"Id": \${successTemplateUtils.firstFromArray("\${ids}", '""')}}
start -> done: return`,
      },
    ],
  },
  *checkAction({ report, ...analysis }) {
    const { action } = analysis
    const lists = listsTakenFirstOf(analysis)
    for (const [name, value] of Object.entries(action.response.translationMapDefaults)) {
      const json = readJson(value)
      const isList = lists.has(name)
      const code = !json.ok ? textCode(value) : isList && !isJsonArray(json.value) ? 'list' : null
      if (code === null) continue
      const one = json.ok ? value : JSON.stringify(value)
      const instead = isList ? `[${one}]` : one
      const words = { action: action.name, name, value, instead }
      const place = {
        field: `response.translationMapDefaults.${name}`,
        fix: fixFor(analysis, name, instead),
      }
      yield code === 'empty' ? report(code, words, place) : report(code, words, place)
    }
  },
})

function textCode(value: string): 'empty' | 'text' {
  return value.trim() === '' ? 'empty' : 'text'
}

/** A value in quotes counts on a bare default: both are mended together. */
function fixFor(analysis: ActionAnalysis, name: string, instead: string): Fix | null {
  const { action } = analysis
  const prints = translatedPrints(analysis).filter(({ translation }) => translation.name === name)
  const inText = prints.filter(
    ({ printed, isFirstOfList }) => printed.place.inString && !isFirstOfList,
  )
  if (inText.length > 0) {
    const quoted = inText.filter((print) => standsInQuotes(print, analysis))
    return quoted.length === inText.length ? dropQuotes(analysis, quoted) : null
  }
  const isList = listsTakenFirstOf(analysis).has(name)
  return {
    title: `Write the default of ${name} as ${instead}`,
    safety: !isList && isUsedOtherwise(name, analysis) ? 'unsafe' : 'safe',
    edits: [
      editResponse(action, {
        translationMapDefaults: { ...action.response.translationMapDefaults, [name]: instead },
      }),
    ],
  }
}
