import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FLOW_TEMPLATES } from '#core/gateways/templates.ts'
import type { LintConfig } from '#core/lint/lint.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'
import { type Gesture, gestures } from './arbitrary-edits.ts'
import { arbitraryCallingFlow } from './arbitrary-calling-flow.ts'
import { arbitraryPayFlow } from './arbitrary-pay-flow.ts'
import { buildFlow } from './build-flow.ts'
import { lintPasses } from './lint-passes.ts'
import { runMode } from './run-mode.ts'

/** How designs are checked, and other designs than the usual ones, by what they are called in the name of the test. */
interface Others {
  readonly designs?: readonly (readonly [string, fc.Arbitrary<Design>])[]
  readonly configs?: readonly LintConfig[]
}

/** The flows of all templates. */
export const TEMPLATE_DESIGNS: readonly Design[] = FLOW_TEMPLATES.map((template) =>
  template.build(),
)

/** The law of all passes: after edits one finds what one over a design never seen finds, in small flows and in large. */
export function passesFindTheSame(
  edits: string,
  editsOf: (design: Design, gesture: Gesture, undo: readonly Edit[]) => readonly Edit[],
  { designs: others = [], configs = [{}] }: Others = {},
): void {
  test.each([
    ['a small flow', arbitraryPayFlow().map(buildFlow)] as const,
    ['a payment that calls tasks', arbitraryCallingFlow().map(buildFlow)] as const,
    ['a flow of real size', fc.constantFrom(...TEMPLATE_DESIGNS)] as const,
    ...others,
  ])(
    `after edits that ${edits} a pass over %s finds what one over a design never seen finds`,
    { timeout: 600_000 },
    (_, designs) => {
      const gone = fc.array(gestures, { maxLength: 12 })
      fc.assert(
        fc.property(designs, gone, fc.constantFrom(...configs), (design, steps, config) => {
          for (const { again, anew } of lintPasses(design, steps, editsOf, config))
            expect(again).toEqual(anew)
        }),
        { numRuns: NUM_RUNS },
      )
    },
  )
}

const NUM_RUNS = runMode === 'nightly' ? 1500 : runMode === 'quick' ? 10 : 60
