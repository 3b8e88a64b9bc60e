import { translatedPrints } from '../../../analysis/actions/translated-values.ts'
import type { Translation } from '../../../analysis/actions/translations.ts'
import type { DataAction } from '../../../model/data-action.ts'
import { defineActionRule } from '../../action-rule.ts'

/** Only actions that take a card or pay: what another reply says is no secret of ours. */
export const noRawResultOut = defineActionRule({
  rule: 'no-raw-result-out',
  code: 'SF-SEC-15',
  severity: 'warning',
  group: 'secrecy',
  messages: {
    printed:
      'The success template of “{{action}}” gives out {{reference}}, everything that the gateway answers: that may repeat the card or bring a token that can be used again, and an output without “Content is secure” passes it on. Map the fields that the flow needs.',
    mapped:
      'The success template of “{{action}}” gives out {{name}}, and its path {{path}} is everything that the gateway answers: that may repeat the card or bring a token that can be used again, and an output without “Content is secure” passes it on. Map the fields that the flow needs.',
    empty:
      '“{{action}}” has no success template, and Genesys then gives out everything that the gateway answers: that may repeat the card or bring a token that can be used again. Map the fields that the flow needs.',
  },
  docs: {
    summary: 'The reply to a payment is mapped field by field, not given out whole.',
    why: 'What a gateway answers is not ours to know: some repeat the card number masked or not, some bring a token that pays again. Given out whole it all enters the flow, also what the gateway adds next year.',
    source:
      'Genesys Resource Center, “Add configuration to custom actions”: the default success template is ${rawResult}.',
    fix: 'Add the needed fields to the translation map and write them in the success template. Which the flow needs only you know.',
    invalid: [
      {
        shows: 'Everything goes into the flow.',
        flow: `action Charge payment in Token:token out Id
success \${rawResult}
start -> done: return`,
      },
      {
        shows: 'The same by a path that leads nowhere in particular.',
        flow: `action Charge payment in Token:token out Reply
map reply = $
success {"Reply": \${reply}}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'One field.',
        flow: `action Charge payment in Token:token out Id
map id = $.id
default id = ""
success {"Id": \${id}}
start -> done: return`,
      },
    ],
  },
  *checkAction({ report, ...analysis }) {
    const { action, success } = analysis
    if (!handlesCards(action)) return
    if (success.text.trim() === '')
      yield report('empty', { action: action.name }, { field: success.field })
    for (const { reference, role, directive, start, end } of success.references) {
      if (reference.root !== 'rawResult' || (role === 'condition' && directive === 'if')) continue
      yield report(
        'printed',
        { action: action.name, reference: reference.literal },
        { field: success.field, range: { start, end }, about: `${start}` },
      )
    }
    for (const { translation, printed } of translatedPrints(analysis)) {
      if (!isWholeReply(translation)) continue
      const { at, literal } = printed.reference
      yield report(
        'mapped',
        { action: action.name, name: translation.name, path: translation.text },
        { field: success.field, range: { start: at, end: at + literal.length }, about: `${at}` },
      )
    }
  },
})

/** The root itself, or all that is in it: a path that names no field. */
function isWholeReply({ path }: Translation): boolean {
  return (
    path.ok && path.value.ast.tokens.every(({ kind }) => kind === 'wildcard' || kind === 'scan')
  )
}

function handlesCards({ purpose, inputs }: DataAction): boolean {
  return (
    purpose === 'payment' ||
    purpose === 'tokenize' ||
    inputs.some(({ sensitivity }) => sensitivity === 'pan' || sensitivity === 'cvv')
  )
}
