import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { FLOW_TEMPLATES } from '#core/gateways/templates.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import { startLinter } from './again.ts'

/** The flow in which every template takes a payment, with its lines moved again and again. */
test('a linter that follows a design keeps none of the designs before it', async () => {
  const [template] = FLOW_TEMPLATES
  if (template === undefined) throw new Error('no template')
  const check = startLinter()
  const gone = follow(check, template.build(), 60)
  collectGarbage()
  // References are let go when the task has ended.
  await new Promise((resolve) => setImmediate(resolve))
  collectGarbage()
  const kept = gone.filter((lines) => lines.deref() !== undefined)
  expect(kept.length).toBeLessThan(4)
})

/** Each line leads where the next one leads, and back: what is known of the lines of all these designs. */
function follow(
  check: (design: Design) => unknown,
  first: Design,
  edits: number,
): readonly WeakRef<Design['edges']>[] {
  const seen: WeakRef<Design['edges']>[] = []
  let design = first
  check(design)
  for (let n = 0; n < edits; n += 1) {
    const at = (n >> 1) % (first.edges.length - 1)
    const [edge, next] = first.edges.slice(at)
    if (edge === undefined || next === undefined) break
    const to = n % 2 === 0 ? next.to : edge.to
    const applied = applyEdit(design, { type: 'connect', edge: { ...edge, to } })
    if (!applied.ok) throw new Error(applied.error.code)
    design = applied.value.design
    check(design)
    seen.push(new WeakRef(design.edges))
  }
  return seen
}

function collectGarbage(): void {
  setFlagsFromString('--expose_gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
}
