import type { NodeId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { Design } from '../model/design.ts'
import { type ArchyReadError, describeArchyReadError, readArchy } from './archy/read.ts'
import type { FlowPlaces } from './archy/flow-places.ts'
import type { ReadNote } from './archy/read-note.ts'
import { FLOW_TYPE_KEYS } from './archy/flow-types.ts'
import type { TextPosition } from './archy/yaml-text.ts'
import { describeDesignTextError, type DesignTextError, readDesignText } from './json/read.ts'

/** A design and the form that it was read from. */
export interface ReadDesign {
  readonly design: Design
  readonly form: 'design' | 'archy'
  /** The type of a flow that was read from YAML, by its key. */
  readonly flowType?: string
  /** Where each node stands in a YAML text; lines and columns count from 1. */
  readonly positions?: ReadonlyMap<NodeId, TextPosition>
  /** Where the flow and its variables stand in a YAML text. */
  readonly places?: FlowPlaces
  /** What reading a YAML text has kept in another way than a person might expect. */
  readonly notes?: readonly ReadNote[]
}

export type ReadAnyError =
  | { readonly form: 'design'; readonly error: DesignTextError }
  | { readonly form: 'archy'; readonly error: ArchyReadError }
  | { readonly form: 'empty'; readonly fileName: string }

/** Reads a file by what is in it, whatever it is called: a design as JSON, or a flow as Archy YAML. */
export function readAnyDesign(
  text: string,
  fileName: string,
  options: { readonly anyType?: boolean } = {},
): Result<ReadDesign, ReadAnyError> {
  if (text.trim() === '') return err({ form: 'empty', fileName })
  return isDesignText(text) ? readAsDesign(text) : readAsArchy(text, options)
}

export function describeReadError(failure: ReadAnyError): string {
  switch (failure.form) {
    case 'design':
      return describeDesignTextError(failure.error)
    case 'archy':
      return describeArchyReadError(failure.error)
    case 'empty':
      return `“${failure.fileName}” is empty. Open a design (*.secureflow.json) or a flow as Archy YAML.`
  }
}

/** Where in its text a file cannot be read; undefined where it is about the file as a whole. */
export function positionOfReadError(failure: ReadAnyError): TextPosition | undefined {
  if (failure.form === 'empty' || !('line' in failure.error)) return undefined
  const { error } = failure
  return { line: error.line, column: 'column' in error ? error.column : 1 }
}

/** JSON begins with a bracket. YAML may be written as JSON too, and then names the type of the flow first. */
function isDesignText(text: string): boolean {
  const start = text.slice(0, LOOK_AT).replace(/^\uFEFF?\s*/, '')
  return /^[{[]/.test(start) && !start.startsWith('{{') && !JSON_FLOW.test(start)
}

const LOOK_AT = 1000
const JSON_FLOW = new RegExp(`^\\{\\s*(["']?)(?:${FLOW_TYPE_KEYS.join('|')})\\1\\s*:`)

function readAsDesign(text: string): Result<ReadDesign, ReadAnyError> {
  const read = readDesignText(text)
  return read.ok
    ? ok({ design: read.value, form: 'design' })
    : err({ form: 'design', error: read.error })
}

function readAsArchy(
  text: string,
  options: { readonly anyType?: boolean },
): Result<ReadDesign, ReadAnyError> {
  const read = readArchy(text, options)
  return read.ok ? ok({ form: 'archy', ...read.value }) : err({ form: 'archy', error: read.error })
}
