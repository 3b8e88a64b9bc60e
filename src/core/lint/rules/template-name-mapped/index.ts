import type { ActionAnalysis } from '../../../analysis/actions/analyse-action.ts'
import {
  isLeftOutFor,
  type TranslatedPrint,
  translatedPrints,
} from '../../../analysis/actions/translated-values.ts'
import { canBeMissing, givesList } from '../../../analysis/actions/translations.ts'
import { closest } from '../../../base/closest.ts'
import { defineActionRule } from '../../action-rule.ts'
import type { Fix } from '../../problem.ts'
import { editResponse } from '../../repairs/edit-action.ts'

/**
 * Not reported: a value that a branch asks about before it is printed; a list whose path begins with .., which is found
 * wherever it is.
 */
export const templateNameMapped = defineActionRule({
  rule: 'template-name-mapped',
  code: 'SF-CON-11',
  severity: 'error',
  group: 'contract',
  messages: {
    unknown:
      'The success template of “{{action}}” uses {{reference}}, but the translation map has no {{name}}: its own text is printed, and the action fails. Add {{name}} to the map, or correct the name.',
    missing:
      'The success template of “{{action}}” prints {{reference}}, and nothing stands in when the reply has no {{path}}: then its own text is printed, which is not JSON, and the action fails although the gateway has answered. Give {{name}} a default.',
    misspelt:
      'The success template of “{{action}}” writes {{written}} where the contract returns {{output}}: {{output}} is NOT_SET after every call, and what the flow decides on it goes wrong. Write it as the contract has it.',
    list: 'The success template of “{{action}}” takes an item of {{name}}, and nothing stands in when the reply has no {{path}} at all: then the action fails although the gateway has answered. Give {{name}} a default such as [].',
  },
  docs: {
    summary: 'Whatever a success template prints is in the translation map and has a default.',
    why: 'Velocity prints the source text of a name without a value. A reply that lacks the field, as many declines do, turns the result into {"Id": ${id}}, which is not JSON: the call leaves by failure, and a decline looks like an outage. A field that is spelt otherwise than in the contract never arrives.',
    source:
      'Genesys Resource Center, “Translation map”; executed: a path that finds nothing, without a default, leaves ${t} in the result.',
    fix: 'Add a default, or an #if around the value. The proposal is an empty text; what the flow then takes for approved is yours to check, which is why it is never done automatically.',
    invalid: [
      {
        shows: 'A decline without an id makes the action fail.',
        flow: `action Charge out Id
map id = $.id
success {"Id": \${id}}
start -> done: return`,
      },
      {
        shows: 'The name is not in the map.',
        flow: `action Charge out Id
map id = $.id
default id = ""
success {"Id": \${ident}}
start -> done: return`,
      },
      {
        shows: 'The contract has Transaction_ID, which never arrives.',
        flow: `action Charge out Transaction_ID
map id = $.id
default id = ""
success {"TransactionID": \${id}}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'An empty text stands in.',
        flow: `action Charge out Id
map id = $.id
default id = ""
success {"Id": \${id}}
start -> done: return`,
      },
      {
        shows: 'A branch asks first.',
        flow: `action Charge out Id
map id = $.id
success {"Id": #if($id)\${id}#{else}""#end}
start -> done: return`,
      },
    ],
  },
  *checkAction({ report, ...analysis }) {
    const { action, success } = analysis
    for (const { output, written, at } of misspeltFields(analysis)) {
      const place = { field: success.field, range: { start: at, end: at + written.length } }
      yield report(
        'misspelt',
        { action: action.name, written, output },
        { ...place, about: output },
      )
    }
    const known = knownNames(analysis)
    for (const { reference, role, start, end } of success.references) {
      const { root, literal } = reference
      if (role === 'target' || known.has(root)) continue
      yield report(
        'unknown',
        { action: action.name, reference: literal, name: root },
        { field: success.field, range: { start, end }, about: `${root} ${start}` },
      )
    }
    const seen = new Set<string>()
    for (const print of translatedPrints(analysis)) {
      const { translation, printed } = print
      const { name, text } = translation
      if (seen.has(name) || !isMissedSometimes(print)) continue
      seen.add(name)
      const { at, literal } = printed.reference
      const isList = givesList(translation)
      yield report(
        isList ? 'list' : 'missing',
        { action: action.name, reference: literal, name, path: text },
        {
          field: success.field,
          range: { start: at, end: at + literal.length },
          about: name,
          fix: withDefault(print, analysis),
          ...(isList ? { severity: 'warning' as const } : {}),
        },
      )
    }
  },
})

interface MisspeltField {
  readonly output: string
  readonly written: string
  readonly at: number
}

/** Outputs that a template never writes while it writes something like it, which the contract does not have. */
function misspeltFields({ action, success }: ActionAnalysis): readonly MisspeltField[] {
  const outputs = action.outputs.map(({ name }) => name)
  const fields = Array.from(
    success.text.matchAll(/"([^"$#]+)"\s*:/g),
    ({ index, 1: name = '' }) => ({
      name,
      at: index + 1,
    }),
  ).filter(({ name }) => !outputs.includes(name))
  return outputs.flatMap((output) => {
    // A dot leads into a field, and what a whole reply brings along is not known.
    if (/[.]/.test(output) || success.text.includes(output)) return []
    if (success.text.includes('rawResult')) return []
    const written = closest(
      output,
      fields.map(({ name }) => name),
      Math.max(1, Math.floor(output.length / LETTERS_A_SLIP)),
    )
    const field = fields.find(({ name }) => name === written)
    return field === undefined ? [] : [{ output, written: field.name, at: field.at }]
  })
}

/** Words that are as near as amount and account can both be meant. */
const LETTERS_A_SLIP = 7

/** Tools, what a loop brings along, and what Genesys puts into the context beside the map. */
const FROM_GENESYS = [
  'esc',
  'math',
  'encoding',
  'successTemplateUtils',
  'foreach',
  'velocityCount',
  'velocityHasNext',
  'input',
  'credentials',
  'authResponse',
  'rawResult',
]

function knownNames({ action, success }: ActionAnalysis): ReadonlySet<string> {
  const { translationMap, translationMapDefaults } = action.response
  const loops = Array.from(
    success.text.matchAll(/#(?:foreach|\{foreach\})\s*\(\s*\$!?\{?(\w+)/g),
    ([, name = '']) => name,
  )
  return new Set([
    ...FROM_GENESYS,
    ...Object.keys(translationMap),
    ...Object.keys(translationMapDefaults),
    ...(success.walk?.sets ?? []).map(({ node }) => node.target.root),
    ...loops,
  ])
}

function isMissedSometimes(print: TranslatedPrint): boolean {
  const { translation } = print
  return (
    translation.fallback === undefined && canBeMissing(translation) && !isLeftOutFor(print, null)
  )
}

function withDefault(print: TranslatedPrint, analysis: ActionAnalysis): Fix | null {
  const { translation, output, printed } = print
  if (printed.place.inString) return null
  const value = givesList(translation)
    ? '[]'
    : (output?.type ?? 'string') === 'string'
      ? '""'
      : 'null'
  const { action } = analysis
  return {
    title: `Add the default ${value} for ${translation.name}`,
    safety: 'unsafe',
    edits: [
      editResponse(action, {
        translationMapDefaults: {
          ...action.response.translationMapDefaults,
          [translation.name]: value,
        },
      }),
    ],
  }
}
