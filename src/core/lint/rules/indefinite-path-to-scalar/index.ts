import { translatedPrints } from '../../../analysis/actions/translated-values.ts'
import { endsInIndexOfMatches, givesList } from '../../../analysis/actions/translations.ts'
import { defineActionRule } from '../../action-rule.ts'
import { takeFirst } from '../../repairs/take-first.ts'

/**
 * Not reported: a list that is written under no output of the contract, whose outputs are single values; and an index
 * behind a filter, which no-index-after-filter explains.
 */
export const indefinitePathToScalar = defineActionRule({
  rule: 'indefinite-path-to-scalar',
  code: 'SF-CON-09',
  severity: 'warning',
  group: 'contract',
  messages: {
    list: 'The path {{path}} of “{{action}}” always gives a list, also when there is one value or none, and then its default is not used; {{output}} is a single {{type}}. Take the first item with successTemplateUtils.firstFromArray.',
  },
  docs: {
    summary: 'A path that gives a list fills no single output.',
    why: 'A path with .., *, a filter or a slice gives the list of all matches. One match is a list of one, no match is an empty list, and the default only counts when the path fails. An output of type string then gets ["tok_1"] or [].',
    source:
      "Executed with Jayway JsonPath 2.10: $.arr[?(@.k=='a')].v gives [1], and [] without a match. The way out is that of public modules for Genesys Cloud.",
    fix: 'Print successTemplateUtils.firstFromArray("${x}", …), whose second argument stands in for an empty list. That is safe, because a list never fitted the output; a default that stood in for the whole list becomes a list of one.',
    invalid: [
      {
        shows: 'The filter gives a list of one.',
        flow: `action Charge out Id
map id = $.payments[?(@.final == true)].id
success {"Id": \${id}}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The first of the list, or an empty text.',
        flow: `action Charge out Id
map ids = $.payments[?(@.final == true)].id
success {"Id": \${successTemplateUtils.firstFromArray("\${ids}", '""')}}
start -> done: return`,
      },
      {
        shows: 'A path to one place.',
        flow: `action Charge out Id
map id = $.payments[0].id
success {"Id": \${id}}
start -> done: return`,
      },
    ],
  },
  *checkAction({ report, ...analysis }) {
    const lists = translatedPrints(analysis).filter(
      ({ translation, isFirstOfList, output, printed }) =>
        givesList(translation) &&
        !endsInIndexOfMatches(translation) &&
        !isFirstOfList &&
        output !== undefined &&
        !printed.place.inString,
    )
    const direct = lists.filter(
      ({ translation, printed }) => printed.reference.root === translation.name,
    )
    for (const print of lists) {
      const { translation, printed, output } = print
      if (output === undefined) continue
      const { at, literal } = printed.reference
      yield report(
        'list',
        {
          action: analysis.action.name,
          path: translation.text,
          output: output.name,
          type: output.type,
        },
        {
          field: 'response.successTemplate',
          range: { start: at, end: at + literal.length },
          about: translation.name,
          fix: direct.includes(print) ? takeFirst(analysis, direct) : null,
        },
      )
    }
  },
})
