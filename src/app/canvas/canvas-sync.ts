import { useEffect } from 'react'
import { flowOrder } from '#core/layout/flow-order.ts'
import { useDesign } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { useCanvas } from './canvas-store.ts'
import { stillFresh } from '../state/grace.ts'
import { isSameLeft, tokenLeftFor } from './token-left.ts'
import { missingOutputs, witnessOf } from './witness.ts'

/** Keeps what the canvas shows in step with what other panels choose. Draws nothing, so that nothing is drawn with it. */
export function CanvasSync(): null {
  useActiveNode()
  useFocusRequests()
  useLitPath()
  useMissingOutputs()
  useTokenLeft()
  useGrace()
  return null
}

/** The Tab stop is always a node that exists: what was selected last, else where it was, else the first. */
function useActiveNode(): void {
  const design = useDesign()
  const selection = useView((state) => state.selection)
  useEffect(() => {
    const exists = new Set(design.nodes.map((node) => node.id))
    const { active } = useCanvas.getState()
    const wanted = [selection.at(-1), active, flowOrder(design)[0]]
    const next = wanted.find((id) => id != null && exists.has(id)) ?? null
    if (next !== active) useCanvas.setState({ active: next })
    if (selection.some((id) => !exists.has(id))) {
      useView.getState().select(selection.filter((id) => exists.has(id)))
    }
  }, [design, selection])
}

function useFocusRequests(): void {
  const request = useView((state) => state.focusRequest)
  const viewport = useCanvas((state) => state.viewport)
  useEffect(() => {
    if (request?.node != null) viewport?.approach(request.node)
  }, [request, viewport])
}

function useLitPath(): void {
  const selected = useView((state) => state.selectedProblem)
  const problems = useFindings((state) => state.problems)
  useEffect(() => {
    const problem = problems.find(({ id }) => id === selected)
    useCanvas.setState({ witness: selected === null ? null : witnessOf(problem) })
  }, [selected, problems])
}

function useMissingOutputs(): void {
  const problems = useFindings((state) => state.problems)
  const design = useDesign()
  useEffect(() => {
    const missing = missingOutputs(design, problems)
    const before = useCanvas.getState().missing
    const isSame = before.size === missing.size && [...missing].every((key) => before.has(key))
    if (!isSame) useCanvas.setState({ missing })
  }, [design, problems])
}

function useTokenLeft(): void {
  const tokens = useFindings((state) => state.tokens)
  const selection = useView((state) => state.selection)
  useEffect(() => {
    const left = tokenLeftFor(tokens, selection)
    if (!isSameLeft(useCanvas.getState().tokenLeft, left)) useCanvas.setState({ tokenLeft: left })
  }, [tokens, selection])
}

/** Ends the grace of steps that have been touched, and of all when the canvas is left. */
function useGrace(): void {
  const design = useDesign()
  const selection = useView((state) => state.selection)
  useEffect(() => {
    const { fresh, setFresh } = useFindings.getState()
    const still = stillFresh(fresh, design, selection)
    if (still !== fresh) setFresh(still)
  }, [design, selection])
  useEffect(() => () => useFindings.getState().setFresh(new Map()), [])
}
