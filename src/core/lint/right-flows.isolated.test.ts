import { expect, test, vi } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { TEMPLATE_DESIGNS } from '#testing/lint-law.ts'
import { startLinter } from './again.ts'
import { CRASHED, lintDesign } from './lint.ts'
import { RULES } from './registry.ts'

const dominatorTree = vi.hoisted(() => vi.fn<() => void>())

// The flows of templates are read from no YAML and written to none, so that it is the checks alone that could ask.
vi.mock('../base/dominator-tree.ts', () => ({ dominatorTree }))

test('a rule asks for it in no flow in which it has nothing to say', () => {
  for (const rule of RULES) {
    for (const { flow } of rule.docs.valid) lintDesign(buildFlow(flow), { rules: [rule] })
  }
  expect(dominatorTree).not.toHaveBeenCalled()
})

test('in a flow that is right nobody asks which steps paths cannot do without: that goes through all of it', () => {
  for (const design of TEMPLATE_DESIGNS) {
    const check = startLinter()
    const codes = [lintDesign(design), check(design)].flatMap(({ problems }) =>
      problems.map(({ code }) => code),
    )
    expect(codes).not.toContain(CRASHED)
    for (const { id } of design.nodes.slice(0, 5)) {
      const moved = design.nodes.map((node) => (node.id === id ? { ...node, name: 'Other' } : node))
      check({ ...design, nodes: moved })
      // A line that was taken out and put in again at the end of the list.
      const [lines, others] = [true, false].map((isOwn) =>
        design.edges.filter(({ from }) => (from === id) === isOwn),
      )
      check({ ...design, edges: [...(others ?? []), ...(lines ?? [])] })
    }
  }
  expect(dominatorTree).not.toHaveBeenCalled()
})
