import type { Suggestion, Suggestions } from './code-language.ts'
import { DIRECTIVES, HELPERS, helperHelp, TEXT_METHODS } from './template-helpers.ts'
import type { TemplateScope } from './template-scope.ts'

/** References behind a `$`, directives behind a `#`, and everything when it is asked for. */
export function suggestInTemplate(
  text: string,
  at: number,
  isAsked: boolean,
  scope: TemplateScope,
): Suggestions | null {
  const before = text.slice(Math.max(0, at - FAR_ENOUGH), at)
  const reference = REFERENCE_SO_FAR.exec(before)
  if (reference !== null && !before.slice(0, reference.index).endsWith('\\')) {
    const path = reference.groups?.['path'] ?? ''
    const isBraced = reference[0].includes('{')
    const method = methodSoFar(path, text, scope)
    if (method !== null) return { from: at - method.length, stillFor: WORD, items: METHODS }
    const items = referencesFor(text, scope, isBraced)
    return { from: at - path.length, stillFor: PATH, items: items.filter(isNotBegun(path)) }
  }
  const directive = /#(\{?[a-z]*)$/.exec(before)
  if (directive !== null) {
    return { from: at - directive[0].length, stillFor: /^#\{?[a-z]*$/, items: DIRECTIVE_ITEMS }
  }
  return isAsked ? { from: at, stillFor: /^$/, items: everything(text, scope) } : null
}

/** Longer than any reference that people write. */
const FAR_ENOUGH = 400
const REFERENCE_SO_FAR =
  /\$!?\{?(?<path>[A-Za-z][\w-]*(?:\.(?:[A-Za-z][\w-]*)?(?:\([^()\n]*\))?)*)?$/
const PATH = /^(?:[A-Za-z][\w-]*(?:\.[\w-]*)*)?$/
const WORD = /^\w*$/

/** A credential is known by being written, and so one that is being written is known too. */
function isNotBegun(path: string): (item: Suggestion) => boolean {
  return ({ label }) => label !== path || !path.startsWith('credentials.')
}

/** The method that is begun on a value with a name: `$input.expiry.sub`. */
function methodSoFar(path: string, text: string, scope: TemplateScope): string | null {
  const dot = path.lastIndexOf('.')
  const owner = path.slice(0, Math.max(dot, 0))
  if (owner === '' || HELPERS.some((helper) => helper.path.startsWith(`${owner}.`))) return null
  const isValue =
    owner.includes('(') ||
    scope.names.some((name) => name.path === owner) ||
    ownNames(text).includes(owner)
  return isValue ? path.slice(dot + 1) : null
}

/** What the template names itself. */
function ownNames(text: string): readonly string[] {
  const found = text.matchAll(/#(?:set|foreach)\s*\(\s*\$!?\{?([A-Za-z]\w*)/g)
  return [...new Set(Array.from(found, ([, name = '']) => name))]
}

const GROUPS = {
  names: { name: 'Values', rank: 0 },
  helpers: { name: 'Helpers', rank: 1 },
  directives: { name: 'Directives', rank: 2 },
  methods: { name: 'Methods of a text', rank: 0 },
}

/** Without braces a reference swallows the letters behind it, so names always come with them. */
function referencesFor(
  text: string,
  scope: TemplateScope,
  isBraced: boolean,
): readonly Suggestion[] {
  const swallows = isBraced ? { swallows: '}' } : {}
  const braced = (inside: string) => (isBraced ? `${inside}}` : `{${inside}}`)
  const names = [...scope.names, ...ownNames(text).map(ownName)].map(
    ({ path, isSecure, facts, text: told }): Suggestion => ({
      label: path,
      kind: isSecure ? 'secure' : 'variable',
      detail: facts,
      help: { title: `\${${path}}`, isSecure, facts, text: told, forms: [] },
      insert: braced(path),
      group: GROUPS.names,
      ...swallows,
    }),
  )
  const helpers = HELPERS.map((helper): Suggestion => {
    const called = helper.parameters.length === 0 ? helper.path : `${helper.path}()`
    return {
      label: helper.path,
      kind: 'function',
      detail: helper.parameters.length === 0 ? '' : `(${helper.parameters.join(', ')})`,
      help: helperHelp(helper),
      insert: isBraced ? `${called}}` : called,
      caret: helper.parameters.length === 0 ? called.length : called.length - 1,
      group: GROUPS.helpers,
      ...swallows,
    }
  })
  return [...names, ...helpers]
}

function ownName(path: string) {
  return { path, isSecure: false, facts: 'set in this template', text: '' }
}

const METHODS: readonly Suggestion[] = TEXT_METHODS.map(({ name, forms }) => ({
  label: name,
  kind: 'function',
  detail: forms[0]?.slice(name.length) ?? '',
  help: { title: name, isSecure: false, facts: 'Method of a text', text: '', forms },
  insert: `${name}()`,
  caret: forms.every((form) => form.endsWith('()')) ? name.length + 2 : name.length + 1,
  group: GROUPS.methods,
}))

const DIRECTIVE_ITEMS: readonly Suggestion[] = DIRECTIVES.map(({ name, insert, caret, text }) => ({
  label: `#${name}`,
  kind: 'word',
  detail: '',
  help: { title: `#${name}`, isSecure: false, facts: 'Directive', text, forms: [] },
  insert,
  caret,
  group: GROUPS.directives,
}))

function everything(text: string, scope: TemplateScope): readonly Suggestion[] {
  const references = referencesFor(text, scope, false).map((item) => ({
    ...item,
    insert: `$${item.insert}`,
    ...(item.caret === undefined ? {} : { caret: item.caret + 1 }),
  }))
  return [...references, ...DIRECTIVE_ITEMS]
}
