import type { FlowSettings } from '../model/design.ts'
import { asObject } from './archy-values.ts'

/** The languages that a flow supports: those of its import, or its default language alone. */
export function supportedLanguages({
  carried,
  defaultLanguage,
}: Pick<FlowSettings, 'carried' | 'defaultLanguage'>): readonly string[] {
  const imported = Object.keys(asObject(carried?.['supportedLanguages']))
  if (imported.length > 0) return imported
  return defaultLanguage === '' ? [] : [defaultLanguage]
}
