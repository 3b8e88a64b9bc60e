import fc from 'fast-check'
import { z } from 'zod'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import { type Choice, choiceSchema, KEYS, NO_OTHERS } from '#core/kinds/menu/choices.ts'
import { menu } from '#core/kinds/menu/index.ts'
import { ENTRY_KIND, kindOf } from '#core/kinds/registry.ts'
import type { Design, FlowNode } from '#core/model/design.ts'
import { dealtEdges } from './dealt-edges.ts'
import { menuChoice } from './menu-choice.ts'
import { payDesign } from './pay-design.ts'

/** Two tasks and two menus, by their names; menus come last in a file. */
const TASKS = ['Main', 'A', 'M', 'N']
const MENUS = new Set(['M', 'N'])
const KINDS = ['get-secured-data', 'play-audio', 'disconnect', 'transfer-to-acd']

/** Tasks and menus whose steps branch, join, jump to each other and end in every way: none of them reads anything. */
export const menuDesigns: fc.Arbitrary<Design> = fc
  .record({
    lists: fc.array(
      fc.array(
        fc.record({
          kind: fc.constantFrom(...KINDS),
          keys: fc.uniqueArray(fc.constantFrom(...KEYS.slice(0, 4), '*' as const), {
            minLength: 1,
            maxLength: 3,
          }),
          plays: fc.option(fc.integer({ min: 1, max: 2 }), { nil: null }),
          hasDefault: fc.boolean(),
          to: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
        }),
        { minLength: 2, maxLength: 6 },
      ),
      { minLength: TASKS.length, maxLength: TASKS.length },
    ),
    dangles: fc.boolean(),
  })
  .map(({ lists, dangles }) => {
    const steps = lists.flatMap((list, t) =>
      list.map(({ kind, to, ...seed }, i) => {
        const name = TASKS[t] ?? ''
        const task = name as TaskId
        const id = `${name} ${i}` as NodeId
        const isMenu = i === 0 && MENUS.has(name)
        const own = t === 0 && i === 0 ? ENTRY_KIND.id : isMenu ? menu.id : kind
        const node: FlowNode = {
          id,
          task,
          kind: own,
          name: isMenu ? name : own === 'disconnect' ? 'Bye' : '',
          props: isMenu ? menuProps(seed) : kindOf({ kind: own }).initial,
        }
        return { node, to }
      }),
    )
    const nodes = steps.map(({ node }) => node)
    const { flow } = payDesign()
    const design: Design = {
      ...payDesign(),
      flow: {
        ...flow,
        entryMode: 'transfer',
        errorHandling: { type: 'disconnect' },
      },
      tasks: TASKS.map((name) => ({ id: name as TaskId, name, entry: `${name} 0` as NodeId })),
      nodes,
      edges: [],
      variables: [],
      actions: [],
      layout: {},
    }
    const edges = dealtEdges(design, steps, dangles ? 1 : 0)
    return { ...design, nodes: nodes.map((node) => withActions(node, nodes, edges)), edges }
  })

/** The choices that lead to one step that they can be themselves, as menus of files have them. */
function withActions(node: FlowNode, nodes: readonly FlowNode[], edges: Design['edges']): FlowNode {
  const { choices, ...props } = node.props
  if (!Array.isArray(choices)) return node
  const asActions = z
    .array(choiceSchema)
    .parse(choices)
    .map((choice) => {
      const edge = edges.find(({ from, output }) => from === node.id && output === choice.id)
      const isOnly = edges.filter(({ to }) => to === edge?.to).length === 1
      const target = nodes.find(({ id }) => id === edge?.to)
      if (target?.kind === 'disconnect' && target.task === node.task && isOnly) {
        return { ...choice, name: target.name, isAction: true }
      }
      return target?.id === 'A 0'
        ? { ...choice, name: 'Jump to Reusable Task', isAction: true }
        : choice
    })
  return { ...node, props: { ...props, choices: asActions } }
}

function menuProps({
  keys,
  plays,
  hasDefault,
}: {
  readonly keys: readonly Choice['key'][]
  readonly plays: number | null
  readonly hasDefault: boolean
}): FlowNode['props'] {
  const choices = keys.map((key, i) =>
    // A default choice is referred to by its id.
    hasDefault && i === 0
      ? menuChoice(key, i, { isDefault: true, others: { refId: `Choice_${key}`, ...NO_OTHERS } })
      : menuChoice(key, i),
  )
  return { ...menu.initial, plays, choices }
}
