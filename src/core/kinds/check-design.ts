import { err, ok, type Result } from '../base/result.ts'
import type { Design } from '../model/design.ts'
import { findKind } from './registry.ts'

/** Why a design's nodes cannot be understood, although its shape is right. */
export type NodeError =
  | { readonly code: 'unknown-kind'; readonly node: string; readonly kind: string }
  | {
      readonly code: 'invalid-props'
      readonly node: string
      readonly property: string
      readonly detail: string
    }

/** Checks that every node is of a kind that we know and holds what the kind asks for. */
export function checkNodes(design: Design): Result<Design, NodeError> {
  for (const node of design.nodes) {
    const kind = findKind(node.kind)
    if (kind === undefined) return err({ code: 'unknown-kind', node: node.id, kind: node.kind })
    const checked = kind.check(node.props)
    if (!checked.ok) return err({ code: 'invalid-props', node: node.id, ...checked.error })
  }
  return ok(design)
}

export function describeNodeError(error: NodeError): string {
  switch (error.code) {
    case 'unknown-kind':
      return `Node “${error.node}” is of kind “${error.kind}”, which this version does not know.`
    case 'invalid-props':
      return `Node “${error.node}” is damaged: its “${error.property}” ${error.detail}. Correct it in the file, or take an earlier one.`
  }
}
