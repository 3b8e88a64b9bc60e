import type { DataAction } from '../../model/data-action.ts'
import type { SketchOutput } from './request-sketch.ts'

/**
 * A translation of its own for each output. A translated value is JSON text, so the template writes no quotes around it;
 * and nothing else of the reply enters the flow (Genesys Resource Center, "Add configuration to custom actions").
 */
export function writeResponse(outputs: readonly SketchOutput[]): DataAction['response'] {
  const named = outputs.map(({ field, path }) => ({ field, path, name: field.name.toLowerCase() }))
  return {
    translationMap: Object.fromEntries(named.map(({ name, path }) => [name, path])),
    translationMapDefaults: Object.fromEntries(
      named.map(({ name, field }) => [name, field.type === 'string' ? '""' : 'null']),
    ),
    successTemplate: `{${named.map(({ field, name }) => `"${field.name}": \${${name}}`).join(', ')}}`,
  }
}
