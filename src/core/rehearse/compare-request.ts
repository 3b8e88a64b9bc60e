import type { Piece } from '../analysis/preview/masked-text.ts'
import {
  type ActionPreview,
  previewAction,
  type PreviewSetup,
} from '../analysis/preview/preview-action.ts'
import type { RequestPart } from '../analysis/preview/preview-request.ts'
import type { DataAction } from '../model/data-action.ts'
import { textOf, type ShownByOrg } from './read-operations.ts'
import { isSameBody, isSameText } from './same-text.ts'

/** One part of a test, as our preview has it and as the org has it. */
export interface ComparedText {
  /** `URL`, `header Accept`, `body`, `status`, `translation x`, `output y`. */
  readonly part: string
  readonly ours: readonly Piece[]
  /** Null when the org does not show it. */
  readonly org: string | null
  readonly isSame: boolean
}

/** The request part by part. Where the integration's credentials stand the org may have anything. */
export function compareRequest(
  action: DataAction,
  setup: PreviewSetup,
  shown: ShownByOrg,
): readonly ComparedText[] {
  const masked = previewAction(action, setup).request
  const open = withCredentialsMasked(action, setup).request
  if (!masked.ok || !open.ok) return []
  const { url, headers, body } = open.value
  return [
    compared(
      'URL',
      masked.value.url,
      shown.url,
      shown.url !== null && isSameText(url.pieces, shown.url),
    ),
    ...masked.value.headers.map((part, i) => {
      const found = shown.headers?.get(part.header.toLowerCase()) ?? null
      const pieces = headers[i]?.pieces ?? []
      // An org may leave out what it hides.
      const isLeftOut = found === null && hasMask(pieces)
      const isSame = isLeftOut || (found !== null && isSameText(pieces, found))
      return compared(`header ${part.header}`, part, found, isSame)
    }),
    ...(body.pieces.length === 0
      ? []
      : [
          compared(
            'body',
            masked.value.body,
            shown.body === null ? null : textOf(shown.body),
            shown.body !== null && isSameBody(body.pieces, shown.body),
          ),
        ]),
  ]
}

/** What the org has where our preview has a credential, if it does not hide it by itself. */
export function shownCredentials(
  action: DataAction,
  setup: PreviewSetup,
  { headers }: ShownByOrg,
): readonly string[] {
  const open = withCredentialsMasked(action, setup).request
  if (!open.ok || headers === null) return []
  return open.value.headers.flatMap(({ header, pieces }) => {
    const value = headers.get(header.toLowerCase())
    return value !== undefined && hasMask(pieces) && !/\*{3}|•{3}/.test(value) ? [value] : []
  })
}

/** In a contract without sensitive inputs nothing is masked but what the integration holds. */
function withCredentialsMasked(action: DataAction, setup: PreviewSetup): ActionPreview {
  const inputs = action.inputs.map((field) => ({ ...field, sensitivity: 'none' as const }))
  return previewAction({ ...action, inputs }, setup)
}

function compared(
  part: string,
  { pieces }: RequestPart,
  org: string | null,
  isSame: boolean,
): ComparedText {
  return { part, ours: pieces, org, isSame }
}

function hasMask(pieces: readonly Piece[]): boolean {
  return pieces.some(({ mask }) => mask !== null)
}
