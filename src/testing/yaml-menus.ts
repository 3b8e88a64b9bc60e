import type { Performance } from './yaml-actions.ts'
import { asBody, asText, asTrees, type Body, onlyEntry, type Tree } from './yaml-values.ts'

/** The menu that a reference names, by its id or its name. */
export function menuAt(flow: Body, reference: Tree): Body | undefined {
  const name = /menus\/menu\[(.*)\]$/s.exec(asText(reference))?.[1]
  const menus = asTrees(flow['menus']).map((item) => asBody(asBody(item)['menu']))
  return (
    menus.find(({ refId }) => refId === name) ?? menus.find((menu) => asText(menu['name']) === name)
  )
}

interface Chosen {
  readonly output: string
  readonly actions: Tree
}

/** Plays a menu and takes a key, as often as the menu or the flow says; then the default choice, or null without one. */
export function keyedChoice(
  run: Performance,
  flow: Body,
  menu: Body,
  name: string,
  play: () => void,
): Chosen | null {
  const plays = countIn(asBody(menu['settingsMenu'])) ?? countIn(asBody(flow['settingsMenu'])) ?? 3
  const choices = asTrees(menu['choices']).map(onlyEntry)
  for (let played = 0; played < plays; played += 1) {
    play()
    const n = run.question(name, '1 to 1 digits ')
    const keys = run.keysLeft + run.oracle.keys(1, 1, '', n)
    run.keysLeft = ''
    const place = choices.findIndex(
      ([, choice]) => keys !== '' && asBody(choice)['dtmf'] === `digit_${keys.charAt(0)}`,
    )
    if (place >= 0) {
      run.keysLeft = keys.slice(1)
      return chosen(choices, place)
    }
  }
  const otherwise = asText(menu['defaultChildMenuRef'])
  const place = choices.findIndex(
    ([key, choice]) => otherwise === `./choices/${key}[${asText(asBody(choice)['refId'])}]`,
  )
  return place < 0 ? null : chosen(choices, place)
}

function chosen(choices: readonly (readonly [string, Tree])[], place: number): Chosen {
  const [key = '', choice = null] = choices[place] ?? []
  const { task, ...action } = asBody(choice)
  const name = key.replace(/^menu(.)/, (_, first: string) => first.toLowerCase())
  return {
    output: `choice-${place + 1}`,
    actions: key === 'menuTask' ? (asBody(task)['actions'] ?? []) : [{ [name]: action }],
  }
}

function countIn(settings: Body): number | undefined {
  const { lit } = asBody(settings['repeatCount'])
  return typeof lit === 'number' ? lit : undefined
}
