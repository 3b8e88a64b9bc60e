import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../define.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { cardOf, exampleNode, factsFor, readAs, writtenAgain } from '#testing/kind-example.ts'
import { menu } from './index.ts'

const FLAGS = { globalDtmf: false, globalSpeechRecTerms: false }
const NONE = { noValue: true }

/** As public exports of inbound call flows have it. */
const BODY: JsonObject = {
  name: 'Menu',
  audio: { tts: 'Press 1 to pay, 9 to disconnect.' },
  settingsMenu: {
    extensionDialingMaxDelay: NONE,
    listenForExtensionDialing: { lit: false },
    menuSelectionTimeout: { lit: { seconds: 15 } },
    repeatCount: { lit: 2 },
  },
  settingsSpeechRec: {
    completeMatchTimeout: { lit: { ms: 500 } },
    incompleteMatchTimeout: NONE,
    maxSpeechLengthTimeout: NONE,
    minConfidenceLevel: NONE,
  },
  choices: [
    {
      menuTask: { name: 'Pay', dtmf: 'digit_1', ...FLAGS, task: { actions: [{ playAudio: {} }] } },
    },
    { menuDisconnect: { name: 'Bye', refId: 'Bye_11', dtmf: 'digit_9', ...FLAGS } },
  ],
  defaultChildMenuRef: './choices/menuDisconnect[Bye_11]',
}

const choicesOf = (body: JsonObject) => readAs(menu, body).props['choices']
const withChoice = (key: string, choice: JsonObject): JsonObject => ({
  ...BODY,
  choices: [{ [key]: { name: 'X', dtmf: 'digit_1', ...FLAGS, ...choice } }],
  defaultChildMenuRef: undefined as never,
})

describe('the outputs', () => {
  const outputs = factsFor(menu, readAs(menu, BODY).props).outputs

  test('are the choices in their order, by key and name', () => {
    expect(outputs.map(({ label }) => label)).toEqual(['1 Pay', '9 Bye'])
  })

  test('are short beside a card', () => {
    const [choice] = exampleNode(menu).node.props['choices'] as readonly JsonObject[]
    const long = { ...choice, name: 'Speak with somebody in sales' }
    expect(factsFor(menu, { choices: [long] }).outputs[0]?.label).toBe('1 Speak with some…')
  })
})

describe('the time', () => {
  test('is at most that of all prompts and of the wait after each', () => {
    // 32 characters take 3 s, twice, and 15 s after each.
    const { seconds } = factsFor(menu, readAs(menu, BODY).props)
    expect(seconds['choice-1']).toEqual({ min: 0, max: 36 })
  })

  test('is what Genesys sets where neither menu nor flow says anything: three times ten seconds', () => {
    expect(factsFor(menu).seconds['choice-1']?.max).toBe(30)
  })

  test('is that of the flow where only the flow says it', () => {
    const { index, node } = exampleNode(menu)
    const settingsMenu = { menuSelectionTimeout: { lit: { seconds: 4 } }, repeatCount: { lit: 5 } }
    const { design } = index
    const flow = { ...design.flow, carried: { settingsMenu } }
    const around = { index: indexDesign({ ...design, flow }), node }
    expect(menu.facts(around).seconds['choice-1']?.max).toBe(20)
  })
})

test('the caller is involved, and hears the prompt', () => {
  expect(factsFor(menu)).toMatchObject({ involvesCaller: true, says: [{ field: 'prompt' }] })
})

test('a choice needs a name, and a key unless it is spoken', () => {
  const choice = {
    id: 'choice-1',
    name: '',
    key: '',
    isDefault: false,
    isAction: false,
    others: {},
  }
  expect(factsFor(menu, { choices: [choice] }).lacks?.map(({ field }) => field)).toEqual([
    'choices.0.name',
    'choices.0.key',
  ])
  const spoken = { ...choice, name: 'Bot', others: { speechRecTerms: {} } }
  expect(factsFor(menu, { choices: [spoken] }).lacks).toEqual([])
})

test('the card shows the prompt and how many choices there are', () => {
  expect(cardOf(menu, readAs(menu, BODY).props)).toEqual([
    expect.stringContaining('Press 1 to pay'),
    '2 choices',
  ])
})

describe('in Archy', () => {
  test('it is written as public exports have it', () => {
    const { name: _, ...body } = BODY
    expect(writtenAgain(menu, BODY)).toMatchObject(body)
  })

  test('what a choice does itself is the only action behind it', () => {
    expect(readAs(menu, BODY).branches).toEqual({
      'choice-1': [{ playAudio: {} }],
      'choice-2': [{ disconnect: { name: 'Bye' } }],
    })
  })

  test('a choice with more behind it is a list of steps from then on', () => {
    const { props } = readAs(menu, BODY)
    const actions = [{ playAudio: {} }, { disconnect: { name: 'Bye' } }]
    const body = menu.archy?.write(exampleNode(menu, props), { 'choice-2': actions }, () => null)
    expect(body?.['choices']).toMatchObject([{}, { menuTask: { name: 'Bye', task: { actions } } }])
    expect(body?.['defaultChildMenuRef']).toBe('./choices/menuTask[Bye_11]')
  })

  test.each([
    ['a form of choice that no export shows', withChoice('menuRepeatMenu', {})],
    ['variables of a choice', withChoice('menuTask', { task: { actions: [], variables: [] } })],
    ['a key that no telephone has', withChoice('menuDisconnect', { dtmf: 'digit_A' })],
    ['a default that is none of its choices', { ...BODY, defaultChildMenuRef: './x[y]' }],
    ['a property that no export shows', { ...BODY, unheardOf: true }],
    ['no choice', { ...BODY, choices: [] }],
  ])('%s is refused', (_, body) => {
    expect(menu.check(readAs(menu, body).props).ok).toBe(false)
  })

  test('the choice that is taken when the caller makes none is known', () => {
    expect(choicesOf(BODY)).toMatchObject([{ isDefault: false }, { isDefault: true }])
  })
})
