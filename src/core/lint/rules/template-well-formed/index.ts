import type { ActionAnalysis } from '../../../analysis/actions/analyse-action.ts'
import { type ActionTemplate, referencesAs17 } from '../../../analysis/actions/action-templates.ts'
import { headerOf, isJsonType } from '../../../analysis/actions/body-format.ts'
import { describePathError } from '../../../language/jsonpath/path-error.ts'
import {
  describeTemplateError,
  type TemplateError,
} from '../../../language/velocity/template-error.ts'
import { defineActionRule } from '../../action-rule.ts'
import { rightContentType } from '../../repairs/right-content-type.ts'
import { editHeader } from '../../repairs/edit-action.ts'

/**
 * Not reported: what a hyphen alone makes unreadable (no-hyphen-in-reference), the raw request as the body of a GET, and
 * an Accept header that a template decides.
 */
export const templateWellFormed = defineActionRule({
  rule: 'template-well-formed',
  code: 'SF-CON-13',
  severity: 'error',
  group: 'contract',
  messages: {
    unreadable:
      'Velocity cannot read {{template}} of “{{action}}”, so that no call works. {{detail}}',
    oneVersion:
      'Velocity {{version}} cannot read {{template}} of “{{action}}”, the other version can, and which of them Genesys runs is not published. {{detail}}',
    path: 'The translation of {{name}} in “{{action}}” cannot be read, so that no call works. {{detail}}',
    unsent:
      '“{{action}}” has a body, but Genesys sends none with GET: what it says never arrives. Choose the method that the gateway documents, or put the values into the URL.',
    accept:
      '“{{action}}” accepts {{value}}, but Genesys reads replies as JSON and refuses any other Accept header. Accept application/json.',
    mismatch:
      '“{{action}}” sends {{looks}}, but its Content-Type says {{value}}: the gateway cannot read it. Say {{instead}}.',
    untyped:
      '“{{action}}” sends a form, but no Content-Type header says so, and gateways take a body without one for JSON. Add Content-Type: application/x-www-form-urlencoded.',
  },
  docs: {
    summary: 'Templates and paths can be read, and headers say what is sent.',
    why: 'A parenthesis that is missing makes every call fail, and nothing tells why, because a secure data action logs nothing. A header that contradicts the body makes the gateway answer 400.',
    source:
      'Genesys Resource Center, “Add configuration to custom actions”: GET sends no body, Accept must be a JSON type; executed with Velocity: the example of base64 there lacks a parenthesis and cannot be read.',
    fix: 'Accept and Content-Type are corrected to what is sent and read: that is safe, because a request that contradicted them was refused. What a template meant to say only its author knows.',
    invalid: [
      {
        shows: 'A parenthesis is missing.',
        flow: `action Charge
header Authorization: Basic $encoding.base64("\${credentials.id}:\${credentials.secret}"
start -> done: return`,
      },
      {
        shows: 'JSON is sent as a form.',
        flow: `action Charge in Id
header Content-Type: application/x-www-form-urlencoded
body {"id": "$esc.jsonString(\${input.Id})"}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'Everything is closed, and the headers say what is sent.',
        flow: `action Charge in Id
header Authorization: Basic $encoding.base64("\${credentials.id}:\${credentials.secret}")
body {"id": "$esc.jsonString(\${input.Id})"}
start -> done: return`,
      },
    ],
  },
  *checkAction({ report, ...analysis }) {
    const { action, templates, translations } = analysis
    for (const template of templates) {
      const trouble = troubleOf(template)
      if (trouble === null) continue
      const { version, error } = trouble
      const words = {
        action: action.name,
        template: template.name,
        detail: describeTemplateError(error),
      }
      const place = { field: template.field, range: rangeOf(template.text, error) }
      yield version === null
        ? report('unreadable', words, place)
        : report('oneVersion', { ...words, version }, { ...place, severity: 'warning' })
    }
    for (const { name, field, path } of translations) {
      if (path.ok) continue
      const detail = describePathError(path.error)
      yield report('path', { action: action.name, name, detail }, { field })
    }
    if (hasUnsentBody(analysis)) {
      yield report('unsent', { action: action.name }, { field: 'request.body', about: 'unsent' })
    }
    const accept = headerOf(action.request.headers, 'accept')
    if (accept !== undefined && !acceptsJson(accept.value)) {
      yield report(
        'accept',
        { action: action.name, value: accept.value },
        {
          field: `request.headers.${accept.index}.value`,
          about: 'accept',
          fix: {
            title: 'Accept application/json',
            safety: 'safe',
            edits: [editHeader(action, accept.index, 'application/json')],
          },
        },
      )
    }
    const right = rightContentType(analysis)
    if (right === null) return
    const { looks, header, instead, fix } = right
    yield header === undefined
      ? report(
          'untyped',
          { action: action.name },
          { field: 'request.body', about: 'untyped', severity: 'warning', fix },
        )
      : report(
          'mismatch',
          { action: action.name, looks, value: header.value, instead },
          { field: `request.headers.${header.index}.value`, about: 'mismatch', fix },
        )
  },
})

interface Trouble {
  /** The only version that fails; null when both do. */
  readonly version: '2.x' | '1.7' | null
  readonly error: TemplateError
}

function troubleOf(template: ActionTemplate): Trouble | null {
  const { parsed } = template
  if (!parsed.ok) return { version: null, error: parsed.error }
  const { '2.x': modern, '1.7': old } = parsed.value.parsed
  if (!old.ok) return { version: '1.7', error: old.error }
  if (modern.ok) return null
  const isHyphen = referencesAs17(template).some(({ name }) => name.includes('-'))
  return isHyphen ? null : { version: '2.x', error: modern.error }
}

/** The word where reading stops; the last visible character when that is the end. */
function rangeOf(text: string, { line, column }: TemplateError) {
  let start = 0
  for (let n = 1; n < line; n += 1) start = text.indexOf('\n', start) + 1
  start = Math.min(start + column - 1, text.length)
  const [word = ''] = /^(?:[$#]?[{!]*[\w.-]+|\S)/.exec(text.slice(start)) ?? []
  if (word !== '') return { start, end: start + word.length }
  const end = text.slice(0, start).trimEnd().length
  return { start: Math.max(end - 1, 0), end }
}

function hasUnsentBody({ action, body }: ActionAnalysis): boolean {
  const { method } = action.request
  return method === 'GET' && !/^(?:\$!?\{?input\.rawRequest\}?)?$/.test(body.text.trim())
}

/** Any of several types is enough; a wildcard allows JSON too. */
function acceptsJson(value: string): boolean {
  if (value.includes('$')) return true
  return value
    .split(',')
    .some((type) => isJsonType(type) || /^\s*(?:\*|application)\/\*/.test(type))
}
