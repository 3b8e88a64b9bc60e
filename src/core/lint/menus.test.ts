import { describe, expect, test } from 'vitest'
import { choiceId } from '#core/kinds/menu/choices.ts'
import { menu } from '#core/kinds/menu/index.ts'
import type { Design } from '#core/model/design.ts'
import { mustRead } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { menuChoice } from '#testing/menu-choice.ts'
import { lintDesign } from './lint.ts'

/** The flow with the steps that are called “menu” as menus: by 1 they go on, by 2 to the end. */
function withMenu(flow: string): Design {
  const design = buildFlow(flow)
  const choices = (['1', '2'] as const).map((key, i) => menuChoice(key, i))
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

describe('a flow that starts in a menu of its file', () => {
  const file = `secureCall:
  name: Pay
  startUpRef: "/secureCall/menus/menu[Ready_10]"
  settingsErrorHandling: {errorHandling: {disconnect: {none: true}}}
  menus:
    - menu:
        name: Ready
        refId: Ready_10
        audio: {tts: "Press 1 to go back, 2 for a joke."}
        choices:
          - menuTask: {name: Back, dtmf: digit_1, task: {actions: [{returnToAgent: {name: Back}}]}}
          - menuTask: {name: Joke, dtmf: digit_2, task: {actions: [{jumpToMenu: {targetMenuRef: "/secureCall/menus/menu[Ready_10]"}}]}}
`
  const rulesFor = (text: string) =>
    lintDesign(mustRead(text).design).problems.map(({ code, message }) => `${code} ${message}`)
  const matching = (text: string, words: string) =>
    rulesFor(text).filter((said) => said.includes(words))

  test('does something, and what holds for its errors is looked at', () => {
    expect(matching(file, 'SF-PUB-03')).toEqual([])
    expect(matching(file, 'SF-REL-06')).toHaveLength(1)
  })

  test('may have a choice that is a transfer, whose failure leads nowhere', () => {
    const acd = '- menuTransferToAcd: {name: Joke, dtmf: digit_2, targetQueue: {lit: {name: A}}}'
    const transferring = file.replace(/- menuTask: \{name: Joke.*/, acd)
    expect(matching(transferring, 'SF-REL-05')).toEqual([])
    const inTask = `task: {actions: [{playAudio: {name: Hi, audio: {tts: Hi}}}, {transferToAcd: {name: Joke, targetQueue: {lit: {name: A}}}}]}`
    const jumping = file.replace(/task: \{actions: \[\{jumpToMenu.*\]\}(?=\})/, inTask)
    expect(matching(jumping, 'SF-REL-05')).toEqual([
      expect.stringContaining('After “Joke” (failure) the call falls off'),
    ])
  })

  test('has no two choices on one key', () => {
    expect(matching(file, 'SF-FLOW-02')).toEqual([])
    expect(matching(file.replace('digit_2', 'digit_1'), 'SF-FLOW-02')).toEqual([
      expect.stringContaining(
        'lacks a key of its own for the choice “Joke” (“Back” has 1 already)',
      ),
    ])
  })

  test('goes to no menu that is not there', () => {
    expect(matching(file, 'SF-FLOW-05')).toEqual([])
    const other = file.replace(/(targetMenuRef: .*)Ready_10/, '$1Redy_10')
    expect(matching(other, 'SF-FLOW-05')).toEqual([
      expect.stringContaining('goes to a menu that the flow does not have'),
    ])
  })

  test.each([
    [
      'digit_2',
      'digit_two',
      'has “digit_two” in choices.1.menuTask.dtmf, where digit_1 or another key belongs',
    ],
    ['digit_2', '2', 'has 2 in choices.1.menuTask.dtmf'],
    ['{tts: "Press', '{say: "Press', 'has the key “say” in audio'],
    [
      '- menuTask: {name: Back',
      '- menuTsk: {name: Back',
      '“Ready” is written in a form that is not known here',
    ],
  ])('that is not read for %s as %s says so', (right, wrong, words) => {
    const text = file.replace(right, wrong)
    expect(matching(text, 'SF-PUB-02')).toEqual([expect.stringContaining(words)])
    expect(matching(text, 'SF-FLOW-05')).toEqual([])
  })
})
