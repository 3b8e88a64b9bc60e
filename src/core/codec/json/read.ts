import { err, type Result } from '../../base/result.ts'
import { checkNodes, describeNodeError, type NodeError } from '../../kinds/check-design.ts'
import { describeJsonError, type JsonError, readJson } from '../../language/json/lossless-json.ts'
import type { Design } from '../../model/design.ts'
import { describeDesignError, type DesignError, readDesign } from '../../model/migrate.ts'

/** Why a text is not a design. Lines and columns count from 1. */
export type DesignTextError =
  | { readonly code: 'too-large'; readonly characters: number; readonly limit: number }
  | JsonError
  | DesignError
  | NodeError

/** Reads a `*.secureflow.json`: its size, its JSON, its shape, its references and the properties of its nodes. */
export function readDesignText(text: string): Result<Design, DesignTextError> {
  const { length: characters } = text
  if (characters > MAX_DESIGN_CHARACTERS) {
    return err({ code: 'too-large', characters, limit: MAX_DESIGN_CHARACTERS })
  }
  const json = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  // Our own reader bounds the depth and says where the JSON is wrong, in the same words in every browser.
  const wellFormed = readJson(json)
  if (!wellFormed.ok) return wellFormed
  const design = readDesign(JSON.parse(json))
  return design.ok ? checkNodes(design.value) : design
}

export function describeDesignTextError(error: DesignTextError): string {
  switch (error.code) {
    case 'too-large':
      return `The file has ${error.characters} characters, more than the ${error.limit} that a design can have. Check that it is the right file.`
    case 'json-syntax':
    case 'json-too-deep':
      return describeJsonError(error)
    case 'unknown-kind':
    case 'invalid-props':
      return describeNodeError(error)
    case 'not-a-design':
    case 'newer-version':
    case 'invalid-design':
    case 'broken-reference':
      return describeDesignError(error)
  }
}

/** A design of a thousand steps has about a million characters. */
const MAX_DESIGN_CHARACTERS = 10_000_000

const BYTE_ORDER_MARK = '\uFEFF'
