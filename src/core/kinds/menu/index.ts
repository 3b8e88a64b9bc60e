import { z } from 'zod'
import { assert } from '../../base/assert.ts'
import type { Result } from '../../base/result.ts'
import { audioSchema, jsonSchema, NO_AUDIO } from '../../model/values.ts'
import { AUDIO } from '../archy-forms.ts'
import { asObject, readAudio, readSeconds, writeAudio, writeSeconds } from '../archy-values.ts'
import { defineNodeKind, type JsonObject } from '../define.ts'
import { type Lack, textLacks } from '../demands.ts'
import type { Output } from '../facts.ts'
import { audioFace } from '../face.ts'
import { ask, type Doing, leave, type Trouble } from '../simulation.ts'
import { audioSeconds, MAX_INPUT_SECONDS } from '../timing.ts'
import { MENU_SETTINGS, SPEECH_SETTINGS } from '../flow-forms.ts'
import { audioUses } from '../uses.ts'
import {
  actionsInPlace,
  type Choice,
  CHOICES,
  choicesByNameOnly,
  choiceSchema,
  readChoices,
  writeChoices,
} from './choices.ts'
import { DEFAULT_SELECTION_SECONDS, readCount, waitsOf, writeCount } from './waits.ts'

const PROPERTIES = [
  'refId',
  'audio',
  'settingsMenu',
  'settingsSpeechRec',
  'choices',
  'defaultChildMenuRef',
]

const schema = z.object({
  prompt: audioSchema,
  choices: z.array(choiceSchema).min(1, { error: 'needs at least one choice' }),
  /** Null for what the flow says. */
  selectionSeconds: z.number().min(0).nullable(),
  plays: z.number().int().min(1).nullable(),
  /** The settings of extension dialling and of speech, as they stand in the file. */
  otherSettings: z.record(z.string(), jsonSchema),
  speech: z.record(z.string(), jsonSchema),
})

const NONE = { noValue: true }
/** As exports write what a menu does not say otherwise than its flow. */
const NO_SETTINGS: JsonObject = { extensionDialingMaxDelay: NONE, listenForExtensionDialing: NONE }
const NO_SPEECH: JsonObject = {
  completeMatchTimeout: NONE,
  incompleteMatchTimeout: NONE,
  maxSpeechLengthTimeout: NONE,
  minConfidenceLevel: NONE,
}

/** Asks the caller to choose by a key. It stands by itself in a flow: what leads to it jumps there. */
export const menu = defineNodeKind({
  id: 'menu',
  title: 'Menu',
  summary: 'Let the caller choose by a key',
  icon: 'menu',
  group: 'caller',
  docs: `Plays a prompt and goes on by the choice whose key the caller presses. Genesys calls it **Menu**. In Architect a
menu stands beside the tasks of a flow: here it is the first node of a task of its own, a line that leads to it is a **Jump
to Menu**, and a flow may start there. What follows a choice belongs to the menu, and ends or jumps on.

The prompt is played as often as the menu or the flow says (3 times unless set), and after each the caller has some seconds
to choose (10 unless set); then the default choice is taken (Genesys Resource Center, "Configure default menu settings").

**Seen in public exports** of inbound call flows: the prompt, the settings of the menu and of its speech recognition, choices
with a name, a key and spoken words, the default choice, and four forms of choices: a list of actions (\`menuTask\`),
\`menuDisconnect\`, \`menuJumpToTask\` and \`menuTransferToAcd\`. A file with a menu in any other form keeps all its menus as
they are.

**Assumed:** a key that is no choice counts like none: the prompt is played again. Keys pressed ahead go to the next input.

**Not certain:** what happens after the last prompt of a menu without a default choice: a simulated call ends there. Whether
keys of choices that are marked as global work in other nodes; whether digits in a row dial an extension, as the settings
allow. **Previous Menu** and **Repeat Menu** are shown in exports by their names only, and stay other actions. Genesys'
design-time core (2018) lists menus for secure call flows, and no public secure call flow has one: the palette does not
offer Menu; imports keep it.`,
  offered: false,
  isEntry: false,
  schema,
  initial: {
    prompt: NO_AUDIO,
    choices: [
      { id: 'choice-1', name: 'Choice 1', key: '1', isDefault: false, isAction: false, others: {} },
    ],
    selectionSeconds: null,
    plays: null,
    otherSettings: NO_SETTINGS,
    speech: NO_SPEECH,
  },
  fields: [
    { key: 'prompt', label: 'Prompt', control: { type: 'audio' } },
    {
      key: 'selectionSeconds',
      label: 'Choice within',
      control: {
        type: 'seconds',
        min: 1,
        max: MAX_INPUT_SECONDS,
        placeholder: `${DEFAULT_SELECTION_SECONDS}`,
      },
    },
    { key: 'choices', label: 'Choices', control: { type: 'menu-choices' } },
  ],
  facts(props, { index }) {
    const { prompt, choices } = props
    const { seconds, plays } = waitsOf(index.design.flow, props)
    const worst = { min: 0, max: plays * (audioSeconds(prompt) + seconds) }
    return {
      outputs: choices.map(outputOf),
      uses: audioUses(prompt, 'prompt'),
      assigns: [],
      seconds: Object.fromEntries(choices.map(({ id }) => [id, worst])),
      call: null,
      ends: null,
      involvesCaller: true,
      says: [{ field: 'prompt', audio: prompt }],
      lacks: lacksOf(choices),
    }
  },
  face: ({ prompt, choices }) => [
    [audioFace(prompt, 'no prompt')],
    [{ type: 'text', text: choices.length === 1 ? '1 choice' : `${choices.length} choices` }],
  ],
  simulate(props, world, { index }) {
    const heard = world.heard(props.prompt)
    if (!heard.ok) return heard
    const { seconds, plays } = waitsOf(index.design.flow, props)
    const question = {
      type: 'digits' as const,
      variable: '',
      min: 1,
      max: 1,
      terminator: '',
      noEntrySeconds: seconds,
      interDigitSeconds: seconds,
    }
    const otherwise = props.choices.find(({ isDefault }) => isDefault)
    const play = (left: number): Result<Doing, Trouble> =>
      ask(
        question,
        (answer) => {
          assert(answer.type === 'keys', 'a key is asked for')
          const [pressed = ''] = answer.keys
          const chosen = props.choices.find(({ key }) => key !== '' && key === pressed)
          if (chosen !== undefined) return leave(chosen.id, { keysLeft: answer.keys.slice(1) })
          if (left > 1) return play(left - 1)
          return leave(otherwise?.id ?? null, { keysLeft: '' })
        },
        heard.value,
      )
    return play(plays)
  },
  archy: {
    list: 'menus',
    keys: ['menu'],
    properties: PROPERTIES,
    forms: {
      audio: AUDIO,
      choices: CHOICES,
      settingsMenu: MENU_SETTINGS,
      settingsSpeechRec: SPEECH_SETTINGS,
    },
    fields: {
      prompt: ['audio'],
      selectionSeconds: ['settingsMenu', 'menuSelectionTimeout'],
      plays: ['settingsMenu', 'repeatCount'],
    },
    nested: ['refId', 'choices', 'defaultChildMenuRef'],
    write(props, branches, { node }, refer): JsonObject {
      const refId = /\[(.*)\]$/s.exec(refer(node.task) ?? '')?.[1]
      return {
        ...(refId === undefined ? {} : { refId }),
        audio: writeAudio(props.prompt),
        settingsMenu: {
          ...props.otherSettings,
          menuSelectionTimeout: writeSeconds(props.selectionSeconds),
          repeatCount: writeCount(props.plays),
        },
        settingsSpeechRec: props.speech,
        ...writeChoices(props.choices, branches),
      }
    },
    unshown: choicesByNameOnly,
    inPlace: ({ choices }, body) => actionsInPlace(choices, body),
    /** What no export shows makes the check fail, which knows no menu without a choice. */
    read(body) {
      const { settingsMenu, settingsSpeechRec } = body
      const { menuSelectionTimeout, repeatCount, ...others } = asObject(settingsMenu)
      const read = readChoices(body)
      const isKnown = Object.keys(body).every((key) => KNOWN.has(key))
      return {
        props: {
          prompt: readAudio(body['audio']),
          choices: isKnown ? [...(read?.choices ?? [])] : [],
          selectionSeconds: readSeconds(menuSelectionTimeout),
          plays: readCount(repeatCount),
          otherSettings: settingsMenu === undefined ? NO_SETTINGS : others,
          speech: settingsSpeechRec === undefined ? NO_SPEECH : asObject(settingsSpeechRec),
        },
        branches: read?.branches ?? {},
      }
    },
  },
})

const KNOWN: ReadonlySet<string> = new Set(['name', ...PROPERTIES])

/** What fits beside a card's output. */
const LABEL_LENGTH = 16

function outputOf({ id, name, key }: Choice, place: number): Output {
  const short = name.length > LABEL_LENGTH ? `${name.slice(0, LABEL_LENGTH - 1)}…` : name
  return {
    id,
    label: `${key} ${short}`.trim() || `choice ${place + 1}`,
    role: place === 0 ? 'primary' : 'exception',
    archy: 'nested',
  }
}

/** A choice without a key may be spoken. */
function lacksOf(choices: readonly Choice[]): readonly Lack[] {
  return choices.flatMap(({ name, key, others }, i) => [
    ...textLacks(name, `choices.${i}.name`, `the name of choice ${i + 1}`),
    ...(others['speechRecTerms'] === undefined
      ? textLacks(key, `choices.${i}.key`, `the key of choice ${i + 1}`)
      : []),
    ...takenLacks(choices, i),
  ])
}

/** A key leads to one choice: the caller never gets to a second one. */
function takenLacks(choices: readonly Choice[], place: number): readonly Lack[] {
  const [own, others] = [choices[place], choices.slice(0, place)]
  const first = others.find(({ key }) => key !== '' && key === own?.key)
  if (own === undefined || first === undefined) return []
  const what = `a key of its own for the choice “${own.name}” (“${first.name}” has ${own.key} already)`
  return [{ field: `choices.${place}.key`, what }]
}
