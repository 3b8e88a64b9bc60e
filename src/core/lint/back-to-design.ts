import type { WrittenOut } from '../analysis/called-tasks.ts'
import { isCrossing, originalIds } from '../analysis/written-ids.ts'
import type { NodeId } from '../base/ids.ts'
import { differenceOf } from '../base/list-difference.ts'
import { remember } from '../base/remember.ts'
import { refuseConnection } from '../kinds/connections.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { applyEdit } from '../model/apply-edit.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design, FlowEdge } from '../model/design.ts'
import { batch, type Edit } from '../model/edit.ts'
import type { Fix, PathStep, Problem } from './problem.ts'

/**
 * What was found where the calls of tasks are written out, as it is in the design itself. What is found in several
 * calls of a task is said once. A fix stays when it changes steps that stand there once and fits the design.
 */
export function problemsBack(
  problems: readonly Problem[],
  design: Design,
  written: WrittenOut,
): readonly Problem[] {
  if (written.design === design) return problems
  const said = new Set<string>()
  return problems.flatMap((problem) => {
    const back = problemBack(problem)
    const key = `${back.id}\n${back.message}`
    if (said.has(key)) return []
    said.add(key)
    return back.fix === null || fits(back.fix, design, written) ? [back] : [withoutFix(back)]
  })
}

/** What was found before an edit, and is found again, is the same object. */
const problemBack = remember((problem: Problem): Problem => {
  const { id, node, path } = problem
  return {
    ...problem,
    id: originalIds(id),
    node: node === null ? null : (originalIds(node) as NodeId),
    path: stepsBack(path),
  }
})

const withoutFix = remember((problem: Problem): Problem => ({ ...problem, fix: null }))

function stepsBack(path: readonly PathStep[]): readonly PathStep[] {
  return path.flatMap((step) =>
    isCrossing(step.node) ? [] : [{ ...step, node: originalIds(step.node) as NodeId }],
  )
}

function fits({ edits }: Fix, design: Design, { isCopied }: WrittenOut): boolean {
  if (textsIn(edits).some((text) => originalIds(text) !== text || isCopied(text as NodeId))) {
    return false
  }
  const applied = applyEdit(design, batch(edits))
  return applied.ok && !hasMoreWrongEdges(applied.value.design, design)
}

function textsIn(edits: readonly Edit[]): readonly string[] {
  const texts: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    else if (typeof value === 'object' && value !== null) {
      texts.push(...Object.keys(value))
      for (const part of Object.values(value)) collect(part)
    }
  }
  collect(edits)
  return texts
}

function hasMoreWrongEdges(design: Design, before: Design): boolean {
  const wrong = wrongEdges(before)
  const { gone, come } = differenceOf(before.nodes, design.nodes)
  const others = new Set([...gone, ...come].map(({ id }) => id))
  const known = edgesIn(before.edges)
  const isAlike = (edge: FlowEdge) =>
    design.tasks === before.tasks &&
    design.actions === before.actions &&
    known.has(edge) &&
    !others.has(edge.from) &&
    !others.has(edge.to)
  const count = design.edges.filter((edge) =>
    isAlike(edge) ? wrong.has(edge) : isWrong(edge, design),
  ).length
  return count > wrong.size
}

const edgesIn = remember((edges: Design['edges']): ReadonlySet<FlowEdge> => new Set(edges))

/** An edit that is written over in a design makes no edge of it wrong or right. */
const wrongEdges = remember((design: Design): ReadonlySet<FlowEdge> => {
  return new Set(design.edges.filter((edge) => isWrong(edge, design)))
})

/** Whether an edge leaves a step by what is no output of it, or leads to where none may. */
function isWrong({ from, output, to }: FlowEdge, design: Design): boolean {
  const index = indexDesign(design)
  const node = index.node(from)
  const outputs = node === undefined ? [] : factsOf(node, index).outputs
  return outputs.every(({ id }) => id !== output) || refuseConnection(index, from, to) !== null
}
