import type { CallHint, CodeLanguage, Explanation } from './code-language.ts'
import { DIRECTIVES, HELPERS, helperHelp } from './template-helpers.ts'
import { templateProblems } from './template-problems.ts'
import { scanTemplate } from './template-scan.ts'
import type { TemplateScope } from './template-scope.ts'
import { suggestInTemplate } from './template-suggestions.ts'
import { looksLikeJson, templateTokens } from './template-tokens.ts'

/** Velocity, as an editor of a data action's templates sees it. */
export function templateLanguage(scope: TemplateScope): CodeLanguage {
  return {
    tokens: (text) => templateTokens(text, scope),
    problems: (text) => templateProblems(text, scope),
    suggest: (text, at, isAsked) => suggestInTemplate(text, at, isAsked, scope),
    explain: (text, at) => explain(text, at, scope),
    callAt,
    pairs: ['(', '[', '{', '"'],
  }
}

function explain(text: string, at: number, scope: TemplateScope): Explanation | null {
  const pieces = scanTemplate(text, looksLikeJson(text))
  const i = pieces.findIndex(({ start, end }) => start <= at && at < end)
  const piece = pieces[i]
  if (piece === undefined) return null
  const { start, end } = piece
  if (piece.kind === 'directive') {
    const directive = DIRECTIVES.find(({ name }) => name === piece.name)
    if (directive === undefined) return null
    const title = `#${directive.name}`
    return {
      title,
      isSecure: false,
      facts: 'Directive',
      text: directive.text,
      forms: [],
      start,
      end,
    }
  }
  const owner = piece.kind === 'method' ? pieces[i - 1] : piece
  if (owner?.kind !== 'reference') return null
  const path = piece.kind === 'method' ? owner.name + text.slice(start, end) : owner.name
  const helper = HELPERS.find((candidate) => candidate.path === path)
  if (helper !== undefined) return { ...helperHelp(helper), start: owner.start, end }
  const name = scope.names.find((candidate) => candidate.path === path)
  if (name === undefined) return null
  const { isSecure, facts, text: told } = name
  return { title: `\${${path}}`, isSecure, facts, text: told, forms: [], start, end }
}

/** How far back the name of a helper is looked for. */
const FAR_ENOUGH = 500

function callAt(text: string, at: number): CallHint | null {
  const first = Math.max(0, at - FAR_ENOUGH)
  let argument = 0
  let closed = 0
  for (let i = at - 1; i >= first && text.charAt(i) !== '\n'; i -= 1) {
    const char = text.charAt(i)
    if (char === ')') closed += 1
    if (char === ',' && closed === 0) argument += 1
    if (char !== '(') continue
    if (closed > 0) closed -= 1
    else return hintOf(text.slice(first, i), first, argument)
  }
  return null
}

function hintOf(before: string, offset: number, argument: number): CallHint | null {
  const called = /\$!?\{?((?:esc|math|encoding|successTemplateUtils)\.\w+)$/.exec(before)
  const helper = HELPERS.find(({ path }) => path === called?.[1])
  if (called === null || helper === undefined || helper.parameters.length === 0) return null
  const index = Math.min(argument, helper.parameters.length - 1)
  const behind = helper.parameters.slice(index + 1)
  return {
    start: offset + called.index,
    text: helper.text,
    forms: [
      {
        before: `$${helper.path}(${helper.parameters
          .slice(0, index)
          .map((p) => `${p}, `)
          .join('')}`,
        current: helper.parameters[index] ?? '',
        after: `${behind.map((p) => `, ${p}`).join('')})`,
      },
    ],
  }
}
