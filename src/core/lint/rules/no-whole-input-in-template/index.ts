import type { ActionTemplate } from '../../../analysis/actions/action-templates.ts'
import type { TemplateReference } from '../../../language/velocity/velocity-references.ts'
import { defineActionRule } from '../../action-rule.ts'

/** Not reported: the raw request as the whole body, which is legal though it sends every input; and bare conditions. */
export const noWholeInputInTemplate = defineActionRule({
  rule: 'no-whole-input-in-template',
  code: 'SF-SEC-14',
  severity: 'error',
  group: 'secrecy',
  messages: {
    graphql:
      'The GraphQL variable {{reference}} in {{template}} of “{{action}}” has the name of Velocity’s own map of inputs: instead of the variable, every input is written there, card number and CVV included. Call the GraphQL variable something else, such as $cc.',
    input:
      '{{reference}} in {{template}} of “{{action}}” stands for all inputs at once: every one of them is written there, card number and CVV included. Name the input that is meant, as in ${input.Name}.',
    secrets:
      '{{reference}} in {{template}} of “{{action}}” stands for all of {{root}} at once: every secret in it is written there. Name the one that is meant, or call a GraphQL variable something else.',
    raw: '{{reference}} is only a part of {{template}} of “{{action}}”: every input is written there, card number and CVV included. Name the inputs that are meant.',
  },
  docs: {
    summary: 'A template writes single inputs, never all of them.',
    why: 'Velocity replaces $input by the map of all inputs. A GraphQL query whose variable is called $input, as in the documentation of Braintree, then carries card number and CVV in its text, where gateways and proxies log it. Nothing fails visibly.',
    source:
      'Executed with Apache Velocity: mutation T($input: …) becomes mutation T({CC_Number=4111111111111111, CVV=123}: …). A name that is not defined, such as $cc, stays as it is.',
    fix: 'Rename the GraphQL variable, in the query and among its variables. It is not done automatically: the server’s schema calls an argument input as well, and only one of the two may change.',
    invalid: [
      {
        shows: 'The variable of the query is called $input.',
        flow: `action Charge in Card:pan,CVV:cvv
body {"query": "mutation T($input: Card!) { tokenize(input: $input) { id } }"}
start -> done: return`,
      },
      {
        shows: 'The raw request inside of something else.',
        flow: `action Charge in Card:pan
body {"payload": \${input.rawRequest}}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The variable has a name of its own.',
        flow: `action Charge in Card:pan
body {"query": "mutation T($cc: Card!) { tokenize(input: $cc) { id } }"}
start -> done: return`,
      },
      {
        shows: 'The raw request is the whole body.',
        flow: `action Charge in Card:pan
body \${input.rawRequest}
start -> done: return`,
      },
    ],
  },
  *checkAction({ action, templates, report }) {
    for (const template of templates) {
      for (const found of template.references) {
        const code = codeOf(found, template)
        if (code === null) continue
        const { start, end, reference } = found
        yield report(
          code,
          {
            action: action.name,
            template: template.name,
            reference: reference.literal,
            root: reference.root,
          },
          {
            field: template.field,
            range: { start, end },
            about: `${template.field} ${start}`,
          },
        )
      }
    }
  },
})

const WHOLE = new Set(['input', 'credentials', 'authResponse'])
/** Ways to one entry of a map. */
const ONE_ENTRY = new Set(['get', 'containsKey', 'size', 'isEmpty', 'getOrDefault'])

function codeOf(
  { reference, role, directive }: TemplateReference,
  template: ActionTemplate,
): 'graphql' | 'input' | 'secrets' | 'raw' | null {
  const { root, path } = reference
  const [first] = path
  if (!WHOLE.has(root) || role === 'target' || (role === 'condition' && directive === 'if')) {
    return null
  }
  if (first?.kind === 'property') {
    const isRaw = root === 'input' && first.name === 'rawRequest'
    const isWholeBody = template.part === 'body' && template.text.trim() === reference.literal
    return isRaw && !isWholeBody ? 'raw' : null
  }
  if (first?.kind === 'index' || (first?.kind === 'method' && ONE_ENTRY.has(first.name)))
    return null
  if (root !== 'input') return 'secrets'
  return isGraphql(template.text) ? 'graphql' : 'input'
}

function isGraphql(text: string): boolean {
  return /\b(?:query|mutation|subscription)\b[^{]*\(\s*\$/.test(text)
}
