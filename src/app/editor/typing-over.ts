import { EditorView } from '@codemirror/view'

/**
 * Chrome keeps the looks of a text that is typed over in an inline style, which the app's policy refuses: so the editor
 * itself puts in what takes the place of a text.
 */
export const typingOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const isInsertion = event.inputType === 'insertText' && event.data !== null
    const isDeletion = event.inputType.startsWith('deleteContent')
    if (event.isComposing || !(isInsertion || isDeletion)) return false
    const selection = document.getSelection()
    if (selection === null || selection.isCollapsed) return false
    // The selection of the page: the editor's own may still be on its way when a tool sets it.
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
    const from = view.posAtDOM(startContainer, startOffset)
    const to = view.posAtDOM(endContainer, endOffset)
    if (from >= to) return false
    replace(view, { from, to, text: event.data ?? '' })
    event.preventDefault()
    return true
  },
})

interface Replacement {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** As if it was typed: what closes brackets has its say first. */
function replace(view: EditorView, { from, to, text }: Replacement): void {
  const update = () =>
    view.state.update({
      changes: { from, to, insert: text },
      selection: { anchor: from + text.length },
      userEvent: text === '' ? 'delete.selection' : 'input.type',
      scrollIntoView: true,
    })
  const handlers = text === '' ? [] : view.state.facet(EditorView.inputHandler)
  if (!handlers.some((handle) => handle(view, from, to, text, update))) view.dispatch(update())
}
