import type { Edit } from '#core/model/edit.ts'
import type { Control } from '#core/kinds/fields.ts'
import type { Json } from '#core/model/values.ts'
import type { JsonObject } from '#core/kinds/define.ts'

/** What a change of one field brings along in the same step of undo. */
export interface Change {
  /** The part of the field that changes, when it has parts: typing merges per part. */
  readonly path?: string
  /** Other properties of the same node. */
  readonly props?: JsonObject
  /** What has to be there first: a new variable, a new action. */
  readonly before?: readonly Edit[]
}

/** What the editor of one kind of control gets, whatever the field is of. */
export interface EditorProps<T extends Control['type']> {
  /** The property's key, which is also where problems and the focus look for it. */
  readonly path: string
  readonly label: string
  readonly help: string | undefined
  readonly control: Extract<Control, { readonly type: T }>
  /** What the design holds; its shape is the control's. */
  readonly value: Json | undefined
  readonly onChange: (value: Json, change?: Change) => void
}
