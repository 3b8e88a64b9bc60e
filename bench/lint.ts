import { lintDesign } from '#core/lint/lint.ts'
import type { Design } from '#core/model/design.ts'
import { largeDesign } from './large-design.ts'
import { best, printTable } from './measure.ts'

/**
 * A pass over a design that was never seen before, and one after an edit of one step, for flows in which nothing is
 * wrong and flows in which every payment is.
 */
const rows = [['nodes', 'flow', 'problems', 'first pass', 'after an edit', 'ratio', 'µs / node']]
for (const nodes of (process.env['SIZES'] ?? '100,300,1000,3000,10000').split(',').map(Number)) {
  for (const isRight of [true, false]) {
    const text = JSON.stringify(largeDesign(nodes, isRight))
    const runs = nodes > 2000 ? 3 : 7
    let n = 0
    let last = JSON.parse(text) as Design
    const unseen = Array.from({ length: runs }, (_, i) => fresh(text, i))
    const first = best(runs, () => {
      last = unseen.pop() ?? last
      lintDesign(last)
    })
    const again = best(runs * 3, () => {
      n += 1
      last = renamed(last, n)
      lintDesign(last)
    })
    const { problems } = lintDesign(last)
    rows.push([
      `${last.nodes.length}`,
      isRight ? 'right' : 'wrong',
      `${problems.length}`,
      `${first.toFixed(1)} ms`,
      `${again.toFixed(1)} ms`,
      (again / first).toFixed(2),
      ((first * 1000) / last.nodes.length).toFixed(0),
    ])
  }
}
printTable(rows)

/** What a file gives: nothing of it is shared with a design that was checked before. */
function fresh(text: string, n: number): Design {
  return JSON.parse(text.replaceAll('to your agent', `to agent ${n}`)) as Design
}

/** What typing into a form gives: one node is another one, everything else is the same. */
function renamed(design: Design, n: number): Design {
  const at = Math.floor(design.nodes.length / 2)
  return {
    ...design,
    nodes: design.nodes.map((node, i) => (i === at ? { ...node, name: `Renamed ${n}` } : node)),
  }
}
