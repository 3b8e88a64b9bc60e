import { parse, YAMLError } from 'yaml'
import { z } from 'zod'
import { err, ok, type Result } from '#core/base/result.ts'
import { describeFileError, readTextFile } from '#adapters/node/files.ts'
import { UsageError } from '../command.ts'

/** What stands for the names between braces, as text. */
export type Substitutions = ReadonlyMap<string, string>

/** Values by name, from a file in YAML or JSON as Archy's options files are. Text stays as it is written: `007` too. */
export function readSubstitutions(file: string): Substitutions {
  const read = readValues(file)
  if (read.ok) return read.value
  switch (read.error.code) {
    case 'unreadable':
      throw new UsageError(read.error.detail)
    case 'syntax':
      throw new UsageError(`${file}: ${read.error.detail}`)
    case 'shape':
      throw new UsageError(`${file}: must hold one value for each name, such as “region: eu”`)
  }
}

/** Why a file of values cannot be used. What is told of its syntax may repeat what is in it. */
type ValuesError =
  | { readonly code: 'unreadable'; readonly detail: string }
  | { readonly code: 'syntax'; readonly detail: string }
  | { readonly code: 'shape' }

export function readValues(file: string): Result<Substitutions, ValuesError> {
  const text = readTextFile(file)
  if (!text.ok) return err({ code: 'unreadable', detail: describeFileError(text.error) })
  const read = parsed(text.value)
  if (!read.ok) return err({ code: 'syntax', detail: read.error })
  const values = valuesSchema.safeParse(read.value)
  return values.success ? ok(new Map(Object.entries(values.data ?? {}))) : err({ code: 'shape' })
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

function parsed(text: string): Result<unknown, string> {
  try {
    return ok(parse(text, { schema: 'failsafe', maxAliasCount: 0 }))
  } catch (cause) {
    if (!(cause instanceof YAMLError || cause instanceof ReferenceError)) throw cause
    return err(cause.message.split('\n')[0] ?? cause.message)
  }
}
