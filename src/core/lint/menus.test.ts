import { expect, test } from 'vitest'
import { choiceId, NO_OTHERS } from '#core/kinds/menu/choices.ts'
import { menu } from '#core/kinds/menu/index.ts'
import type { Design } from '#core/model/design.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { lintDesign } from './lint.ts'

/** The flow with the steps that are called “menu” as menus: by 1 they go on, by 2 to the end. */
function withMenu(flow: string): Design {
  const design = buildFlow(flow)
  const choices = ['1', '2'].map((key, i) => ({
    id: choiceId(i),
    name: `Choice ${key}`,
    key,
    isDefault: false,
    isAction: false,
    others: NO_OTHERS,
  }))
  const node = design.nodes.find(({ name }) => name === 'menu')
  const end = design.nodes.find(({ name }) => name === 'done')
  if (node === undefined || end === undefined) throw new Error('no menu, or no end')
  const props = { ...menu.initial, prompt: { type: 'speech', text: 'Press 1 or 2.' }, choices }
  return {
    ...design,
    nodes: design.nodes.map((other) =>
      other === node ? { ...other, kind: menu.id, props } : other,
    ),
    edges: design.edges.flatMap((edge) =>
      edge.from === node.id
        ? [
            { ...edge, output: choiceId(0) },
            { ...edge, output: choiceId(1), to: end.id },
          ]
        : [edge],
    ),
  }
}

function said(design: Design): ReadonlyMap<string, string> {
  return new Map(lintDesign(design).problems.map(({ rule, message }) => [rule, message]))
}

test('a menu between the token and the payment takes the time of all its prompts', () => {
  const problems = said(
    withMenu(`start -> card: collect(CC) -> token: fetch -> menu: play("x") -> pay: pay -> done: return
      card.failure, token.failure, token.timeout, pay.failure, pay.timeout -> done`),
  )
  // Three prompts of a second, and ten seconds after each.
  expect(problems.get('nothing-between-token-and-payment')).toMatch(/“menu”.*33 s/)
})

test('a menu before the card is a way out', () => {
  const flow = (
    menu: string,
  ) => `start -> ${menu}card: collect(CC) -> token: fetch -> pay: pay -> done: return
      card.failure, token.failure, token.timeout, pay.failure, pay.timeout -> done`
  expect(said(buildFlow(flow(''))).get('way-out-before-card')).toContain('cannot say no')
  expect(
    said(withMenu(flow('menu: play("x") -> '))).get('way-out-before-card') ?? '',
  ).not.toContain('cannot say no')
})
