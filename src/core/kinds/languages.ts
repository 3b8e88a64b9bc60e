import type { FlowSettings } from '../model/design.ts'
import { asList, asObject } from './archy-values.ts'

/** The languages that a flow supports: those of its import, or its default language alone. */
export function supportedLanguages({
  carried,
  defaultLanguage,
}: Pick<FlowSettings, 'carried' | 'defaultLanguage'>): readonly string[] {
  const listed = carried?.['supportedLanguages']
  const imported = Array.isArray(listed)
    ? asList(listed).filter((one) => typeof one === 'string')
    : Object.keys(asObject(listed))
  if (imported.length > 0) return imported
  return defaultLanguage === '' ? [] : [defaultLanguage]
}
