import { history, redoDepth, undoDepth } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state'
import {
  EditorView,
  lineNumbers,
  placeholder as placeholderText,
  tooltips,
  type ViewUpdate,
} from '@codemirror/view'
import { adoptStyles } from './adopt-styles.ts'
import type { CodeLanguage, CodeProblem } from './code-language.ts'
import { completion } from './completion.ts'
import { keepCursor } from './keep-cursor.ts'
import { keys, type Shape } from './editor-keys.ts'
import { hints } from './hints.ts'
import { languageOfState, textOf } from './language-state.ts'
import { marks, showProblems } from './marks.ts'
import { typingOver } from './typing-over.ts'

/** An editor that stands in the page. */
export interface CodeEditor {
  /** Takes over a text that was changed elsewhere; the cursor stays where it is, as far as it can. */
  readonly setText: (text: string) => void
  readonly setLanguage: (language: CodeLanguage) => void
  readonly setProblems: (problems: readonly CodeProblem[]) => void
  readonly setAttributes: (attributes: Attributes) => void
  /** Puts a text where the cursor stands, in the place of what is selected. */
  readonly insert: (text: string) => void
  readonly focus: (selection?: { readonly start: number; readonly end: number }) => void
  readonly destroy: () => void
}

/** Attributes of the element that is typed into. */
export type Attributes = Readonly<Record<string, string>>

export interface EditorOptions {
  readonly text: string
  readonly shape: Shape
  readonly language: CodeLanguage
  readonly placeholder: string
  readonly attributes: Attributes
  /** What was typed; not what `setText` put in. */
  readonly onChange: (text: string) => void
}

export function mountEditor(parent: HTMLElement, options: EditorOptions): CodeEditor {
  adoptStyles()
  const language = new Compartment()
  const attributes = new Compartment()
  const past = new Compartment()
  const { shape } = options
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        language.of(languageOfState.of(options.language)),
        attributes.of(EditorView.contentAttributes.of(options.attributes)),
        past.of(history()),
        keys(shape),
        typingOver,
        keepCursor,
        completion(),
        hints(),
        marks(),
        bracketMatching(),
        placeholderText(options.placeholder),
        tooltips({ position: 'fixed', parent: tooltipHost(), tooltipSpace: withinPage }),
        EditorView.contentAttributes.of(ownUndo),
        EditorView.updateListener.of((update) => report(update, options.onChange)),
        EditorView.domEventHandlers({
          // The undo of a field ends with its focus: from then on the design's own is meant.
          blur: (_event, blurred) => forget(blurred),
        }),
        ...LOOKS[shape],
      ],
    }),
  })

  const forget = (blurred: EditorView) => {
    blurred.dispatch({ effects: past.reconfigure([]) })
    blurred.dispatch({ effects: past.reconfigure(history()) })
  }
  return {
    setText(text) {
      const before = textOf(view.state)
      const changed = difference(before, lineBreaksOf(text))
      if (changed === null) return
      view.dispatch({ changes: changed, annotations: fromOutside.of(true) })
      forget(view)
    },
    setLanguage: (next) =>
      view.dispatch({ effects: language.reconfigure(languageOfState.of(next)) }),
    setProblems: (problems) => showProblems(view, problems),
    setAttributes: (next) =>
      view.dispatch({ effects: attributes.reconfigure(EditorView.contentAttributes.of(next)) }),
    insert: (text) => view.dispatch(view.state.replaceSelection(text), { userEvent: 'input' }),
    focus(selection) {
      view.focus()
      if (selection === undefined) return
      const { length } = view.state.doc
      const [anchor, head] = [selection.start, selection.end].map((at) => Math.min(at, length))
      view.dispatch({ selection: { anchor: anchor ?? 0, head: head ?? 0 } })
    },
    destroy: () => view.destroy(),
  }
}

const fromOutside = Annotation.define<boolean>()

const LOOKS: Readonly<Record<Shape, readonly Extension[]>> = {
  line: [EditorView.contentAttributes.of({ 'aria-multiline': 'false' })],
  wrapped: [EditorView.lineWrapping],
  block: [lineNumbers(), EditorView.lineWrapping],
}

/** While there is something to undo in the field, its keys undo that (see the shortcuts). */
function ownUndo({ state }: EditorView): Attributes | null {
  return undoDepth(state) + redoDepth(state) > 0 ? { 'data-own-undo': '' } : null
}

function report(update: ViewUpdate, onChange: (text: string) => void): void {
  const isOurs = update.transactions.some((tr) => tr.annotation(fromOutside) === true)
  if (update.docChanged && !isOurs) onChange(textOf(update.state))
}

/** Editors know one kind of line break. */
function lineBreaksOf(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** The smallest change that makes one text of the other; null when they are the same. */
function difference(before: string, after: string) {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charAt(start) === after.charAt(start)) start += 1
  let same = 0
  while (
    same < shorter - start &&
    before.charAt(before.length - 1 - same) === after.charAt(after.length - 1 - same)
  ) {
    same += 1
  }
  return { from: start, to: before.length - same, insert: after.slice(start, after.length - same) }
}

/** Boxes keep off the edges of the page. */
function withinPage() {
  const { innerWidth, innerHeight } = window
  return { left: GAP, top: GAP, right: innerWidth - GAP, bottom: innerHeight - GAP }
}

const GAP = 8

/** One place for the boxes of all editors, over everything that scrolls. */
function tooltipHost(): HTMLElement {
  const there = document.querySelector<HTMLElement>('.code-tips')
  if (there !== null) return there
  const host = document.createElement('div')
  host.className = 'code-tips'
  document.body.append(host)
  return host
}
