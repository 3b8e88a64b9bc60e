import { expect, test, vi } from 'vitest'
import { TEMPLATE_DESIGNS } from '#testing/lint-law.ts'
import { startLinter } from './again.ts'
import { CRASHED, lintDesign } from './lint.ts'

const dominatorTree = vi.hoisted(() => vi.fn<() => void>())

// The flows of templates are read from no YAML and written to none, so that it is the checks alone that could ask.
vi.mock('../base/dominator-tree.ts', () => ({ dominatorTree }))

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
      check({ ...design, edges: design.edges.filter(({ from }) => from !== id) })
      check(design)
    }
  }
  expect(dominatorTree).not.toHaveBeenCalled()
})
