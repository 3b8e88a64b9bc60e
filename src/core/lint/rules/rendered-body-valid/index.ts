import { analyseAction } from '../../../analysis/actions/analyse-action.ts'
import { unknownInputs } from '../../../analysis/actions/loud-inputs.ts'
import type { SampleBody } from '../../../analysis/actions/sample-body.ts'
import { replyTrouble } from '../../../analysis/actions/sample-reply.ts'
import type { ContractField, DataAction } from '../../../model/data-action.ts'
import { defineActionRule } from '../../action-rule.ts'

/**
 * Not reported: a template that cannot be read at all, and a header that says something else than the body is
 * (template-well-formed); a body that is not sent; one with all inputs in it (no-whole-input-in-template); what an input
 * by a wrong name leaves in it (required-input-bound); what quotes, defaults and names do to the result, which have rules
 * of their own.
 */
export const renderedBodyValid = defineActionRule({
  rule: 'rendered-body-valid',
  code: 'SF-CON-14',
  severity: 'error',
  group: 'contract',
  messages: {
    invalid:
      'With test values, the body of “{{action}}” is not {{format}}, and the gateway refuses it. {{trouble}}',
    fails: 'With test values, the body of “{{action}}” cannot be rendered. {{trouble}}',
    reply:
      'With test values, the success template of “{{action}}” gives no JSON: the action fails, although the gateway has answered. {{trouble}}',
    differs:
      'With test values, the body of “{{action}}” is good in Velocity {{good}} and wrong in {{bad}}, and which of them Genesys runs is not published. Write it so that both read it alike. In {{bad}}: {{trouble}}',
  },
  docs: {
    summary:
      'The body is what it says it is once the inputs stand in it, and the success template gives JSON.',
    why: 'A comma too many behind an #if, or a quote that is missing, shows only when the template is rendered. A secure action logs nothing, so all that anybody sees is that the payment failed.',
    source:
      'The body is rendered with a published test card by engines that are held against Apache Velocity 1.7 and 2.4.1, and read as JSON (RFC 8259) or as a form (WHATWG URL Standard).',
    fix: 'Correct the template at the place that the message names. What it meant to send only its author knows.',
    invalid: [
      {
        shows: 'A comma too many.',
        flow: `action Charge in Id
body {"id": "$esc.jsonString(\${input.Id})",}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The comma belongs to what may be left out.',
        flow: `action Charge in Id,Note?
body {"id": "$esc.jsonString(\${input.Id})"#if("$!{input.Note}" != ""), "note": "$esc.jsonString(\${input.Note})"#end}
start -> done: return`,
      },
    ],
  },
  *checkAction({ action, body, success, report }) {
    const trouble = replyTrouble(action)
    if (trouble !== null) {
      const place = { field: success.field, about: 'reply' }
      yield report('reply', { action: action.name, trouble }, place)
    }
    if (action.request.method === 'GET' || body.text.trim() === '') return
    if (body.references.some(({ name, role }) => name === 'input' && role === 'output')) return
    const { sample } = analyseAction(withInputsItNames(action))
    const modern = sample('2.x')
    const old = sample('1.7')
    const wrong = [modern, old].filter((one) => hasTrouble(one))
    const [first] = wrong
    if (first?.trouble === undefined || first.trouble === null) return
    const words = { action: action.name, trouble: first.trouble }
    const place = { field: 'request.body' }
    const isOne = wrong.length === 1 && modern !== null && old !== null
    if (isOne) {
      const [good, bad] = first === modern ? ['1.7', '2.x'] : ['2.x', '1.7']
      yield report('differs', { ...words, good, bad }, place)
    } else if (first.text === null) yield report('fails', words, place)
    else yield report('invalid', { ...words, format: FORMATS[first.format] ?? 'valid' }, place)
  },
})

const FORMATS: Readonly<Partial<Record<SampleBody['format'], string>>> = {
  json: 'JSON',
  form: 'a form',
}

/** The action as if its contract had what it prints: the wrong name is told where it stands, and once. */
function withInputsItNames(action: DataAction): DataAction {
  const names = new Set(unknownInputs(action).map(({ name }) => name))
  if (names.size === 0) return action
  const missing = Array.from(
    names,
    (name): ContractField => ({
      name,
      type: 'string',
      required: true,
      description: '',
      sensitivity: 'none',
    }),
  )
  return { ...action, inputs: [...action.inputs, ...missing] }
}

function hasTrouble(sample: SampleBody | null): sample is SampleBody {
  return sample !== null && sample.trouble !== null
}
