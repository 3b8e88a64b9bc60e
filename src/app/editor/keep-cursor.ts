import { EditorView } from '@codemirror/view'

/**
 * When an underline comes or goes, the words under it move in the page, and Chrome then puts the cursor to the start of
 * the line, which the editor does not notice (@codemirror/view 6.43). So the page's cursor is held to the editor's.
 */
export const keepCursor = EditorView.updateListener.of(
  ({ view, state, docChanged, selectionSet }) => {
    if (docChanged || selectionSet || view.composing || !view.hasFocus) return
    const shown = document.getSelection()
    const { anchor, head } = state.selection.main
    if (shown === null) return
    const isKept =
      positionOf(view, shown.anchorNode, shown.anchorOffset) === anchor &&
      positionOf(view, shown.focusNode, shown.focusOffset) === head
    if (isKept) return
    const [start, end] = [view.domAtPos(anchor), view.domAtPos(head)]
    shown.setBaseAndExtent(start.node, start.offset, end.node, end.offset)
  },
)

function positionOf(view: EditorView, node: Node | null, offset: number): number | null {
  return node !== null && view.contentDOM.contains(node) ? view.posAtDOM(node, offset) : null
}
