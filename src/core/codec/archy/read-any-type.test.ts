import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeWithSharedData, sharedPath } from '#testing/shared-data.ts'
import { readAnyDesign } from '../recognise.ts'
import { flowTypeInWords } from './flow-types.ts'
import { readArchy } from './read.ts'

const message = `workflow:
  name: Notify
  startUpRef: "/workflow/states/state[Second_11]"
  states:
    - state:
        name: First
        refId: First_10
        actions:
          - updateData:
              name: Set it
    - state:
        name: Second
        refId: Second_11
        actions:
          - changeState:
              name: Go to first
`

const menu = `inboundCall:
  name: Reception
  startUpRef: ./menus/menu[mainMenu]
  menus:
    - menu:
        name: Main menu
        refId: mainMenu
        choices:
          - menuDisconnect:
              name: Goodbye
`

function read(text: string) {
  const flow = readArchy(text, { anyType: true })
  if (!flow.ok) throw new Error(JSON.stringify(flow.error))
  return flow.value
}

describe('a flow of another type', () => {
  it('is refused unless it is to be looked at only', () => {
    expect(readArchy(message)).toEqual({
      ok: false,
      error: { code: 'other-flow-type', type: 'workflow' },
    })
  })

  it('shows its states as tasks, the one where it starts first, and no secure entry', () => {
    const { flowType, design } = read(message)
    expect(flowType).toBe('workflow')
    expect(design.tasks.map(({ name, entry }) => [name, entry])).toEqual([
      ['Second', 'go-to-first'],
      ['First', 'set-it'],
    ])
    expect(design.nodes.map(({ kind }) => kind)).toEqual(['opaque', 'update-data'])
  })

  it('shows a menu as one step', () => {
    const { design } = read(menu)
    expect(design.tasks.map(({ name }) => name)).toEqual(['Start', 'Main menu'])
    expect(design.nodes.map(({ name }) => name)).toContain('Main menu')
  })

  it('is known when it is written as JSON', () => {
    const text = '{"workflow": {"name": "x", "states": [{"state": {"name": "A"}}]}}'
    const found = readAnyDesign(text, 'flow.json', { anyType: true })
    expect(found).toMatchObject({ ok: true, value: { form: 'archy', flowType: 'workflow' } })
  })

  it('is named in words', () => {
    expect(flowTypeInWords('inboundCall')).toBe('an inbound call flow')
    expect(flowTypeInWords('fax')).toBe('a flow of type fax')
  })
})

describeWithSharedData('every public flow', () => {
  const folder = () => sharedPath('data', 'archy-corpus')

  it('can be looked at, whatever its type', () => {
    const unread = readdirSync(folder()).flatMap((file) => {
      const flow = readArchy(readFileSync(`${folder()}/${file}`, 'utf8'), { anyType: true })
      const isShown = flow.ok && flow.value.design.nodes.length > 0
      return isShown ? [] : [`${file}: ${flow.ok ? 'no step' : JSON.stringify(flow.error)}`]
    })
    expect(unread).toEqual([])
  })
})
