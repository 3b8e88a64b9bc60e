import {
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionStatus,
} from '@codemirror/autocomplete'
import { insertNewline, redo, standardKeymap, undo } from '@codemirror/commands'
import { EditorState, type Extension, Prec } from '@codemirror/state'
import {
  closeHoverTooltips,
  type Command,
  hasHoverTooltips,
  type KeyBinding,
  keymap,
} from '@codemirror/view'
import { askForCall, closeCall } from './hints.ts'
import { languageOfState } from './language-state.ts'
import { newLine } from './new-line.ts'

/**
 * `line` is one line for good, as a URL is. `wrapped` flows over several lines, and Enter does not break it, only
 * Shift+Enter does. `block` is text of many lines.
 */
export type Shape = 'line' | 'wrapped' | 'block'

/** What the keys do. Tab is left to the browser: it goes on to the next field. */
export function keys(shape: Shape): Extension {
  const bindings: readonly KeyBinding[] = [
    { key: 'Escape', run: closeWhatIsOpen, stopPropagation: true },
    { key: 'Mod-Shift-Space', run: askForCall },
    ...LINE_BREAKS[shape],
    ...closeBracketsKeymap,
    ...UNDO,
    ...standardKeymap,
  ]
  return [
    Prec.highest(keymap.of(bindings.slice(0, 1))),
    keymap.of(bindings.slice(1)),
    closeBrackets(),
    EditorState.languageData.of((state) => [
      {
        closeBrackets: {
          brackets: state.facet(languageOfState)?.pairs ?? [],
          // A call inside a string of JSON is closed too.
          before: ')]}:;>"\',',
        },
      },
    ]),
    ...(shape === 'line' ? [oneLine] : []),
  ]
}

/** Where there is nothing to undo in the field, the keys are left to the design's undo. */
const UNDO: readonly KeyBinding[] = [
  { key: 'Mod-z', run: undo, shift: redo },
  { key: 'Mod-y', run: redo },
]

const nothing: Command = () => true

const LINE_BREAKS: Readonly<Record<Shape, readonly KeyBinding[]>> = {
  line: [{ key: 'Enter', run: nothing, shift: nothing }],
  wrapped: [{ key: 'Enter', run: nothing, shift: insertNewline }],
  block: [{ key: 'Enter', run: newLine, shift: newLine }],
}

/** Escape closes one thing after the other, and means what it means elsewhere when nothing is open. */
const closeWhatIsOpen: Command = (view) => {
  if (completionStatus(view.state) !== null) return closeCompletion(view)
  if (hasHoverTooltips(view.state)) {
    view.dispatch({ effects: closeHoverTooltips })
    return true
  }
  return closeCall(view)
}

/** What is pasted into one line loses its line breaks, as in any field of one line. */
const oneLine = EditorState.transactionFilter.of((tr) => {
  if (!tr.docChanged || tr.newDoc.lines === 1) return tr
  const breaks = []
  for (let n = 1; n < tr.newDoc.lines; n += 1) {
    const { to } = tr.newDoc.line(n)
    breaks.push({ from: to, to: to + 1 })
  }
  return [tr, { changes: breaks, sequential: true }]
})
