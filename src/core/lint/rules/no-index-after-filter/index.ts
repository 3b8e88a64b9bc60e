import type { ActionAnalysis } from '../../../analysis/actions/analyse-action.ts'
import { listsTakenFirstOf, translatedPrints } from '../../../analysis/actions/translated-values.ts'
import {
  endsInIndexOfMatches,
  hasIndexAfterFilter,
  type Translation,
} from '../../../analysis/actions/translations.ts'
import { parseJsonPath } from '../../../language/jsonpath/json-path.ts'
import { defineActionRule } from '../../action-rule.ts'
import type { Fix } from '../../problem.ts'
import { takeFirst } from '../../repairs/take-first.ts'

/**
 * Not reported: an index of a list that each match has ($.a[?(…)].tags[0]) where the template takes the first of what
 * that gives: then somebody knows that it is a list.
 */
export const noIndexAfterFilter = defineActionRule({
  rule: 'no-index-after-filter',
  code: 'SF-CON-12',
  severity: 'error',
  group: 'contract',
  messages: {
    index:
      'The path {{path}} of “{{action}}” asks each match of the filter for its own item, not the list of matches: it gives an empty list whatever the reply is. End the path before the index, and take the first item with successTemplateUtils.firstFromArray.',
    deep: 'The path {{path}} of “{{action}}” ends in an index behind a filter, which each value that is found is asked for, not the list of them: values that are no lists give nothing. End the path before the index, and take the first item with successTemplateUtils.firstFromArray.',
  },
  docs: {
    summary: 'No path picks a match of a filter by an index.',
    why: 'In Jayway JsonPath a filter gives a list of matches, but [0] behind it is asked of every match in turn. Objects have no item 0, so the result is empty, and as an empty list is no failure, the default is not used either.',
    source:
      "Executed with Jayway JsonPath 2.10: $.arr[?(@.k=='b')][0] and $.arr[?(@.k=='b')].v[0] give [].",
    fix: 'Cut the index off and print the first item of the list. It is a proposal, because a match could be a list itself.',
    invalid: [
      {
        shows: 'The final payment is meant, and nothing is found.',
        flow: `action Charge out Id
map id = $.payments[?(@.final == true)].id[0]
success {"Id": \${id}}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The template takes the first match.',
        flow: `action Charge out Id
map ids = $.payments[?(@.final == true)].id
success {"Id": \${successTemplateUtils.firstFromArray("\${ids}", '""')}}
start -> done: return`,
      },
      {
        shows: 'An index of a list that is no filter’s.',
        flow: `action Charge out Id
map id = $.payments[0].id
success {"Id": \${id}}
start -> done: return`,
      },
    ],
  },
  *checkAction({ report, ...analysis }) {
    const taken = listsTakenFirstOf(analysis)
    for (const translation of analysis.translations) {
      const isDirect = hasIndexAfterFilter(translation)
      const isDeep = endsInIndexOfMatches(translation) && !taken.has(translation.name)
      if (!isDirect && !isDeep) continue
      yield report(
        isDirect ? 'index' : 'deep',
        { action: analysis.action.name, path: translation.text },
        { field: translation.field, fix: withoutIndex(analysis, translation) },
      )
    }
  },
})

function withoutIndex(analysis: ActionAnalysis, translation: Translation): Fix | null {
  const [, before] = /^(.+)\[0\]$/.exec(translation.text) ?? []
  if (before === undefined || !parseJsonPath(before).ok) return null
  const prints = translatedPrints(analysis).filter(
    (print) =>
      print.translation.name === translation.name &&
      !print.isFirstOfList &&
      !print.printed.place.inString &&
      print.printed.reference.root === translation.name,
  )
  return takeFirst(analysis, prints, { [translation.name]: before })
}
