import type { CodeLanguage, LanguageSpec } from './code-language.ts'
import { expressionLanguage } from './expression-language.ts'
import { templateLanguage } from './template-language.ts'

/** The language of a specification; the same specification gives the same language. */
export function languageOf(spec: LanguageSpec): CodeLanguage {
  const before = known.get(spec)
  if (before !== undefined) return before
  const made = spec.language === 'expression' ? expressionLanguage(spec) : templateLanguage(spec)
  known.set(spec, made)
  return made
}

const known = new WeakMap<LanguageSpec, CodeLanguage>()
