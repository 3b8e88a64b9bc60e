import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FLOW_TEMPLATES } from '#core/gateways/templates.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'
import { gestures } from './arbitrary-edits.ts'
import { arbitraryPayFlow } from './arbitrary-pay-flow.ts'
import { buildFlow } from './build-flow.ts'
import { lintPasses } from './lint-passes.ts'

type Gesture = typeof gestures extends fc.Arbitrary<infer One> ? One : never

/** The law of all passes: after edits one finds what one over a design never seen finds, in small flows and in large. */
export function passesFindTheSame(
  edits: string,
  runs: number,
  editsOf: (design: Design, step: Gesture, undo: readonly Edit[]) => readonly Edit[],
): void {
  const templates = FLOW_TEMPLATES.map((template) => template.build())
  test.each([
    ['a small flow', arbitraryPayFlow().map(buildFlow)],
    ['a flow of real size', fc.constantFrom(...templates)],
  ])(
    `after edits that ${edits} a pass over %s finds what one over a design never seen finds`,
    { timeout: 600_000 },
    (_, designs) => {
      fc.assert(
        fc.property(designs, fc.array(gestures, { maxLength: 12 }), (design, steps) => {
          for (const { again, anew } of lintPasses(design, steps, editsOf))
            expect(again).toEqual(anew)
        }),
        { numRuns: runs },
      )
    },
  )
}
