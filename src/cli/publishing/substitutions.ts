import { parse, YAMLError } from 'yaml'
import { z } from 'zod'
import { describeFileError, readTextFile } from '#adapters/node/files.ts'
import { UsageError } from '../command.ts'

/** What stands for the names between braces, as text. */
export type Substitutions = ReadonlyMap<string, string>

/** Values by name, from a file in YAML or JSON as Archy's options files are. Text stays as it is written: `007` too. */
export function readSubstitutions(file: string): Substitutions {
  const text = readTextFile(file)
  if (!text.ok) throw new UsageError(describeFileError(text.error))
  const values = valuesSchema.safeParse(parsed(file, text.value))
  if (!values.success) {
    throw new UsageError(`${file}: must hold one value for each name, such as “region: eu”`)
  }
  return new Map(Object.entries(values.data ?? {}))
}

/**
 * Puts the values in, and refuses a name that has none: Genesys reads a placeholder that stays as a setting, and fails
 * with words that say nothing. `{{name}}` is filled in everywhere. `${name}` is filled in in YAML only, as Terraform's
 * templates have it: in a design it is Velocity.
 */
export function substitute(file: string, text: string, values: Substitutions): string {
  const missing = new Set<string>()
  const isJson = /^\uFEFF?\s*[{[](?!\{)/.test(text)
  const filled = text.replaceAll(
    isJson ? BRACES : BRACES_OR_DOLLAR,
    (whole, ...groups: unknown[]) => {
      const name = String(groups[0] ?? groups[1]).trim()
      const value = values.get(name)
      if (value === undefined) {
        missing.add(whole)
        return whole
      }
      return isJson ? JSON.stringify(value).slice(1, -1) : value
    },
  )
  if (missing.size === 0) return filled
  const [names, verb] = [[...missing].join(', '), missing.size === 1 ? 'has' : 'have']
  throw new UsageError(`${file}: ${names} ${verb} no value: give it in a file with --values`)
}

const BRACES = /\{\{([^{}\n]*)\}\}/g
const BRACES_OR_DOLLAR = /\{\{([^{}\n]*)\}\}|\$\{([A-Za-z_][\w.-]*)\}/g

const valuesSchema = z.record(z.string(), z.string()).nullable()

function parsed(file: string, text: string): unknown {
  try {
    return parse(text, { schema: 'failsafe', maxAliasCount: 0 })
  } catch (cause) {
    if (!(cause instanceof YAMLError || cause instanceof ReferenceError)) throw cause
    throw new UsageError(`${file}: ${cause.message.split('\n')[0] ?? cause.message}`)
  }
}
