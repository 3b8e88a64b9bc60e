import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renameVariable } from '#core/kinds/rename-variable.ts'
import { applyEdit } from '#core/model/apply-edit.ts'
import type { Design } from '#core/model/design.ts'
import type { Audio } from '#core/model/values.ts'
import { mustRead, mustWrite } from '#testing/archy-files.ts'
import { designs } from '#testing/arbitraries.ts'
import { callingDesigns } from '#testing/calling-designs.ts'
import { graphTrace, type Oracle, oracleOf } from '#testing/call-trace.ts'
import { canonicalDesign } from '#testing/canonical-design.ts'
import { menuDesigns } from '#testing/menu-designs.ts'
import { contentsOf, publicFlows, withoutSubstitutions } from '#testing/public-flows.ts'
import { describeWithSharedData } from '#testing/shared-data.ts'
import { validDesigns } from '#testing/valid-designs.ts'
import { answeredValues } from '#testing/valid-steps.ts'
import { yamlTrace } from '#testing/yaml-runner.ts'
import { type ArchyText, writeArchy } from './write.ts'
import { runMode } from '#testing/run-mode.ts'

const isNightly = runMode === 'nightly'
const numRuns = isNightly ? 10_000 : 300
const timeout = isNightly ? 3_600_000 : 180_000

/** More happens in no call here. */
const MOST = 150

/** What a call meets: random answers, to every question of the same number the same one. */
const oracles = fc
  .record({
    picks: fc.array(fc.nat(), { minLength: 1, maxLength: 30 }),
    data: fc.option(fc.constantFrom('12.50', '4111111111111111', 'true', ''), { nil: null }),
    values: answeredValues,
  })
  .map(({ picks, data, values }) => oracleOf(picks, { ...values, CC_Number: '12' }, data))

/** Some lead back to where the call comes in, which in a file is a jump to the first task. */
const anyDesigns = fc
  .tuple(designs({ nodes: 16 }), fc.option(fc.nat(), { freq: 2 }))
  .map(([design, pick]) => (pick === null ? design : leadingBack(design, pick)))

function leadingBack(design: Design, pick: number): Design {
  const [{ entry }] = design.tasks as [Design['tasks'][0]]
  const back = pick % Math.max(design.edges.length, 1)
  const edges = design.edges.map((edge, i) =>
    i === back && entry !== null && edge.from !== entry ? { ...edge, to: entry } : edge,
  )
  // What cannot be reached any more would not be in the file.
  const changed = { ...design, edges }
  return reachedIn(changed).size === reachedIn(design).size ? changed : design
}

function reachedIn({ tasks, edges }: Design): ReadonlySet<string> {
  const reached = new Set<string>(tasks.flatMap(({ entry }) => entry ?? []))
  for (const node of reached) for (const { from, to } of edges) if (from === node) reached.add(to)
  return reached
}

/** Actions are called by the ids of their nodes, so that a trace tells them apart. */
function named(design: Design): Design {
  const { flow, nodes } = design
  return {
    ...design,
    flow: { ...flow, greeting: ofFlow(flow.greeting), errorAudio: ofFlow(flow.errorAudio) },
    nodes: nodes.map((node) => ({ ...node, name: node.id })),
  }
}

/** Architect knows no variables of tasks in what the flow itself says; an export may make them known. */
function ofFlow(audio: Audio): Audio {
  const isOfTask = audio.type === 'expression' && audio.text.includes('Task.')
  return isOfTask ? { type: 'expression', text: 'Flow.Amount' } : audio
}

describe.each([
  ['any design that can be written', anyDesigns],
  ['any design that Architect accepts', validDesigns()],
  ['any design whose tasks call each other', callingDesigns],
  ['any design with menus', menuDesigns],
])('of %s', (_, all) => {
  test('the graph and the file give the same trace', { timeout }, () => {
    fc.assert(
      fc.property(all.map(named), oracles, (design, oracle) => {
        const { yaml, notes } = writtenIfPossible(design)
        const renamed = new Map(sharedIn(notes).map(({ from, to }) => [to, from]))
        expect(yamlTrace(yaml, oracle, MOST, renamed)).toEqual(graphTrace(design, oracle, MOST))
      }),
      { numRuns },
    )
  })

  test('import gives back what was exported, and its export is the same text', { timeout }, () => {
    fc.assert(
      fc.property(all, (design) => {
        const { yaml, notes } = writtenIfPossible(design)
        const back = mustRead(yaml).design
        expect(mustWrite(back).yaml).toBe(yaml)
        // A step that the file needs for shared variables is one of the design from then on.
        fc.pre(notes.every(({ code }) => code !== 'task-begins-anew'))
        expect(canonicalDesign(back)).toEqual(canonicalDesign(withSharedNames(design, notes)))
      }),
      { numRuns },
    )
  })
})

describeWithSharedData('of the public flow', () => {
  const calls: readonly Oracle[] = fc.sample(oracles, { numRuns: 20, seed: 3 })

  test.each(publicFlows())('%s import and export mean the same', (_, text) => {
    const { yaml } = mustWrite(mustRead(text).design)
    expect(contentsOf(yaml)).toEqual(contentsOf(text))
    for (const oracle of calls) {
      const ofFile = yamlTrace(withoutSubstitutions(yaml), oracle, MOST)
      expect(ofFile).toEqual(yamlTrace(withoutSubstitutions(text), oracle, MOST))
    }
    expect(mustWrite(mustRead(yaml).design).yaml).toBe(yaml)
  })
})

/** What no tree of Archy actions can say is another law's matter. */
function writtenIfPossible(design: Design): ArchyText {
  const result = writeArchy(design)
  fc.pre(result.ok)
  return result.value
}

function sharedIn(notes: ArchyText['notes']) {
  return notes.flatMap((note) => (note.code === 'variable-shared' ? [note] : []))
}

/** The design with its variables called as the notes say that the file calls them. */
function withSharedNames(design: Design, notes: ArchyText['notes']): Design {
  return sharedIn(notes).reduce((current, { variable, to }) => {
    const edit = renameVariable(current, variable, to)
    const applied = edit.ok ? applyEdit(current, edit.value) : edit
    if (!applied.ok) throw new Error(applied.error.code)
    return applied.value.design
  }, design)
}
