import { describePathError, type PathError } from '../jsonpath/path-error.ts'
import { describeTemplateError, type TemplateError } from '../velocity/template-error.ts'

/** Why a reply cannot be turned into the outputs of an action. */
export type ResponseError =
  /** The reply is cut-off or malformed JSON. Plain text is taken as a text value. */
  | {
      readonly code: 'reply-not-json'
      readonly line: number
      readonly column: number
      readonly expected: string
    }
  | { readonly code: 'reply-empty' }
  /** A translation fails for another reason than a missing path, so that no default helps. */
  | { readonly code: 'translation'; readonly name: string; readonly error: PathError }
  | { readonly code: 'success-template'; readonly error: TemplateError }

export function describeResponseError(error: ResponseError): string {
  switch (error.code) {
    case 'reply-not-json':
      return `The reply is not JSON: ${error.expected} is expected at line ${error.line}, column ${error.column}. Check what the endpoint sends, and its Accept header.`
    case 'reply-empty':
      return 'The reply is empty or null, and the translation map needs data. Translate nothing, or check what the endpoint sends.'
    case 'translation':
      return `Translation of "${error.name}": ${describePathError(error.error)}`
    case 'success-template':
      return `Success template: ${describeTemplateError(error.error)}`
  }
}
