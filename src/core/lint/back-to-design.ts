import { isCrossing, originalIds, type WrittenOut } from '../analysis/called-tasks.ts'
import type { NodeId } from '../base/ids.ts'
import { refuseConnection } from '../kinds/connections.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { applyEdit } from '../model/apply-edit.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'
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
    const { id, node, path, fix } = problem
    const back: Problem = {
      ...problem,
      id: originalIds(id),
      node: node === null ? null : (originalIds(node) as NodeId),
      path: stepsBack(path),
      fix: fix !== null && fits(fix, design, written) ? fix : null,
    }
    const key = `${back.id}\n${back.message}`
    if (said.has(key)) return []
    said.add(key)
    return [back]
  })
}

function stepsBack(path: readonly PathStep[]): readonly PathStep[] {
  return path.flatMap((step) =>
    isCrossing(step.node) ? [] : [{ ...step, node: originalIds(step.node) as NodeId }],
  )
}

function fits({ edits }: Fix, design: Design, { copied }: WrittenOut): boolean {
  if (textsIn(edits).some((text) => originalIds(text) !== text || copied.has(text as NodeId))) {
    return false
  }
  const applied = applyEdit(design, batch(edits))
  return applied.ok && wrongEdges(applied.value.design) <= wrongEdges(design)
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

/** How many edges leave a step by what is no output of it, or lead to where none may. */
function wrongEdges(design: Design): number {
  const index = indexDesign(design)
  return design.edges.filter(({ from, output, to }) => {
    const node = index.node(from)
    const outputs = node === undefined ? [] : factsOf(node, index).outputs
    return outputs.every(({ id }) => id !== output) || refuseConnection(index, from, to) !== null
  }).length
}
