import type { TextPosition } from './yaml-text.ts'

/** Why a text cannot be read as the Archy YAML of a secure call flow. Lines and columns count from 1. */
export type ArchyReadError =
  | { readonly code: 'too-large'; readonly characters: number; readonly limit: number }
  | ({ readonly code: 'too-deep'; readonly limit: number } & TextPosition)
  | ({ readonly code: 'too-many-aliases'; readonly limit: number } & TextPosition)
  | ({ readonly code: 'yaml-syntax'; readonly detail: string } & TextPosition)
  | ({ readonly code: 'duplicate-key'; readonly key: string } & TextPosition)
  | ({ readonly code: 'bad-key' } & TextPosition)
  | { readonly code: 'several-documents'; readonly line: number }
  | { readonly code: 'not-a-flow' }
  | { readonly code: 'other-flow-type'; readonly type: string }
  | ({ readonly code: 'unexpected-shape'; readonly expected: string } & TextPosition)
  | ({ readonly code: 'no-tasks' } & TextPosition)
  | ({ readonly code: 'unknown-start'; readonly reference: string } & TextPosition)

export function describeArchyReadError(error: ArchyReadError): string {
  switch (error.code) {
    case 'too-large':
      return `The file has ${error.characters} characters, more than the ${error.limit} that are read. Check that it is the right file.`
    case 'too-deep':
      return `The YAML is nested more than ${error.limit} levels deep at ${placeOf(error)}. Move nodes into tasks of their own.`
    case 'too-many-aliases':
      return `The aliases of this YAML stand for more than ${error.limit} values at ${placeOf(error)}. Write out what they stand for.`
    case 'yaml-syntax':
      return `This is not YAML at ${placeOf(error)}: ${error.detail}. Correct the text there.`
    case 'duplicate-key':
      return `“${error.key}” stands twice in the same place, again at ${placeOf(error)}. Keep one of them.`
    case 'bad-key':
      return `The key at ${placeOf(error)} is no text. Write a name there.`
    case 'several-documents':
      return `The file holds several YAML documents, the second one from line ${error.line} on. Keep one flow in a file.`
    case 'not-a-flow':
      return 'This is not an Architect flow: at the top there is no “secureCall:”. Export the flow with Archy and open that file.'
    case 'other-flow-type':
      return `This flow is of type ${error.type}. Only secure call flows (“secureCall:”) can be opened.`
    case 'unexpected-shape':
      return `At ${placeOf(error)} ${error.expected} is expected. Correct the YAML there.`
    case 'no-tasks':
      return `The flow at ${placeOf(error)} has no tasks and starts in no menu. Export it again with Archy.`
    case 'unknown-start':
      return `The flow starts at ${error.reference}, which is not in the file. Correct startUpRef at ${placeOf(error)}.`
  }
}

function placeOf({ line, column }: TextPosition): string {
  return `line ${line}, column ${column}`
}
