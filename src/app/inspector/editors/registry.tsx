import type { ComponentType } from 'react'
import type { Control } from '#core/kinds/fields.ts'
import { AcknowledgeEditor } from './acknowledge-editor.tsx'
import { ActionEditor } from './action-editor.tsx'
import { AttributeVariablesEditor } from './attribute-variables-editor.tsx'
import { AttributesEditor } from './attributes-editor.tsx'
import { AudioEditor } from './audio-editor.tsx'
import { CallInputsEditor } from './call-inputs-editor.tsx'
import { CallOutputsEditor } from './call-outputs-editor.tsx'
import { ChoiceEditor } from './choice-editor.tsx'
import { ColumnsEditor } from './columns-editor.tsx'
import { DigitsEditor } from './digits-editor.tsx'
import type { EditorProps } from './editor.ts'
import { ExpressionEditor } from './expression-editor.tsx'
import { MenuChoicesEditor } from './menu-choices-editor.tsx'
import { OutputPathEditor } from './output-path-editor.tsx'
import { SecondsEditor } from './seconds-editor.tsx'
import { StatementsEditor } from './statements-editor.tsx'
import { SwitchEditor } from './switch-editor.tsx'
import { TaskEditor } from './task-editor.tsx'
import { TextEditor } from './text-editor.tsx'
import { ToggleEditor } from './toggle-editor.tsx'
import { UnpackEditor } from './unpack-editor.tsx'
import { ValueEditor } from './value-editor.tsx'
import { VariableEditor } from './variable-editor.tsx'

export type Place = 'head' | 'form' | 'section'

/**
 * A new control does not compile before it has an editor here. `head`: it says what the step does and stands beside its
 * name; `section`: it has a title of its own.
 */
const EDITORS: {
  readonly [T in Control['type']]: {
    readonly Editor: ComponentType<EditorProps<T>>
    readonly place: Place
  }
} = {
  text: { Editor: TextEditor, place: 'form' },
  variable: { Editor: VariableEditor, place: 'form' },
  expression: { Editor: ExpressionEditor, place: 'form' },
  value: { Editor: ValueEditor, place: 'form' },
  audio: { Editor: AudioEditor, place: 'form' },
  seconds: { Editor: SecondsEditor, place: 'form' },
  toggle: { Editor: ToggleEditor, place: 'form' },
  choice: { Editor: ChoiceEditor, place: 'form' },
  digits: { Editor: DigitsEditor, place: 'form' },
  action: { Editor: ActionEditor, place: 'head' },
  task: { Editor: TaskEditor, place: 'head' },
  'output-path': { Editor: OutputPathEditor, place: 'form' },
  acknowledge: { Editor: AcknowledgeEditor, place: 'form' },
  'call-inputs': { Editor: CallInputsEditor, place: 'section' },
  'call-outputs': { Editor: CallOutputsEditor, place: 'section' },
  statements: { Editor: StatementsEditor, place: 'section' },
  attributes: { Editor: AttributesEditor, place: 'section' },
  'attribute-variables': { Editor: AttributeVariablesEditor, place: 'section' },
  columns: { Editor: ColumnsEditor, place: 'section' },
  switch: { Editor: SwitchEditor, place: 'section' },
  'menu-choices': { Editor: MenuChoicesEditor, place: 'section' },
  unpack: { Editor: UnpackEditor, place: 'section' },
}

/** The editor of a field, by the type of its control. */
export function FieldEditor(props: EditorProps<Control['type']>) {
  // The record pairs every type with the editor of its props; the compiler cannot follow the pairing through the key.
  const { Editor } = EDITORS[props.control.type] as {
    readonly Editor: ComponentType<EditorProps<Control['type']>>
  }
  return (
    <div data-field={props.path}>
      <Editor {...props} />
    </div>
  )
}

/** Whether the editor stands beside the name, among the other fields, or is a section of its own. */
export function placeOf(control: Control): Place {
  return EDITORS[control.type].place
}
