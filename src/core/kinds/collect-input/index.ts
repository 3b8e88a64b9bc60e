import { z } from 'zod'
import { assert } from '../../base/assert.ts'
import { audioSchema, NO_AUDIO } from '../../model/values.ts'
import {
  asObject,
  readAudio,
  readBinding,
  readBranches,
  readSeconds,
  writeAudio,
  writeBinding,
  writeBranches,
  writeSeconds,
} from '../archy-values.ts'
import { AUDIO, BINDING, BOOLEAN, DURATION, oneOf, refused, valueOf } from '../archy-forms.ts'
import { defineNodeKind, type JsonObject } from '../define.ts'
import { textLacks } from '../demands.ts'
import { audioFace, variableFace } from '../face.ts'
import { FAILURE, SUCCESS } from '../outputs.ts'
import { ask, leave } from '../simulation.ts'
import {
  audioSeconds,
  DEFAULT_INTER_DIGIT_SECONDS,
  DEFAULT_NO_ENTRY_SECONDS,
  MAX_INPUT_SECONDS,
} from '../timing.ts'
import { audioUses } from '../uses.ts'
import { DIGITS, readDigits, takeKeys, writeDigits } from './digits.ts'
import { waitsOf } from './waits.ts'

const verificationSchema = z.enum(['none', 'individualDigits', 'numeric'])

/** Numbers that Architect refuses are read all the same: the step stays an input, and the checks say so. */
const schema = z.object({
  variable: z.string(),
  digits: z.discriminatedUnion('type', [
    z.object({ type: z.literal('exact'), count: z.number().int().min(0).max(1000) }),
    z.object({
      type: z.literal('range'),
      min: z.number().int().min(0).max(1000),
      max: z.number().int().min(0).max(1000),
      terminator: z.string(),
    }),
  ]),
  prompt: audioSchema,
  noEntrySeconds: z.number().min(0).max(86_400).nullable(),
  interDigitSeconds: z.number().min(0).max(86_400).nullable(),
  includeTerminator: z.boolean(),
  acceptJustStar: z.boolean(),
  acceptJustPound: z.boolean(),
  verification: verificationSchema,
})

const OUTPUTS = ['success', 'failure']

/** Takes digits from the keypad. Secrecy is the variable's: the action itself has no secure switch. */
export const collectInput = defineNodeKind({
  id: 'collect-input',
  title: 'Collect input',
  summary: 'Take digits from the keypad',
  icon: 'keypad',
  group: 'caller',
  docs: `Plays a prompt and takes digits from the caller's keypad into a variable. Genesys calls it **Collect Input**.

It takes an exact number of digits or a range that a terminating key ends (1 to 40 digits). The caller has 5 s to
begin and 3 s between digits unless you say otherwise, 99 s at most. With \`#\` as terminating key, \`*\` leads to
*failure*, and the other way round. The variable is assigned on *success* only (Genesys Resource Center, "Collect
Input action"). Reading the digits back as verification plays them aloud: never for a card number or a CVV.`,
  offered: true,
  isEntry: false,
  schema,
  initial: {
    variable: '',
    digits: { type: 'range', min: 1, max: 20, terminator: '#' },
    prompt: NO_AUDIO,
    noEntrySeconds: null,
    interDigitSeconds: null,
    includeTerminator: false,
    acceptJustStar: false,
    acceptJustPound: false,
    verification: 'none',
  },
  fields: [
    { key: 'prompt', label: 'Prompt', control: { type: 'audio' } },
    { key: 'variable', label: 'Into', control: { type: 'variable' } },
    { key: 'digits', label: 'Digits', control: { type: 'digits' } },
    {
      key: 'noEntrySeconds',
      label: 'First digit in',
      control: {
        type: 'seconds',
        min: 1,
        max: MAX_INPUT_SECONDS,
        placeholder: `${DEFAULT_NO_ENTRY_SECONDS}`,
      },
    },
    {
      key: 'interDigitSeconds',
      label: 'Next digit in',
      control: {
        type: 'seconds',
        min: 1,
        max: MAX_INPUT_SECONDS,
        placeholder: `${DEFAULT_INTER_DIGIT_SECONDS}`,
      },
    },
    {
      key: 'verification',
      label: 'Read back',
      control: {
        type: 'choice',
        options: [
          { value: 'none', label: 'Nothing' },
          { value: 'individualDigits', label: 'Each digit' },
          { value: 'numeric', label: 'As a number' },
        ],
      },
    },
  ],
  facts(props, { index }) {
    const { digits } = props
    const maxDigits = digits.type === 'exact' ? digits.count : digits.max
    const minDigits = digits.type === 'exact' ? digits.count : digits.min
    const { firstDigit, betweenDigits } = waitsOf(index, props)
    const wait = firstDigit + Math.max(maxDigits - 1, 0) * betweenDigits
    const withSymbols =
      props.acceptJustStar ||
      props.acceptJustPound ||
      (digits.type === 'range' && props.includeTerminator)
    const worst = { min: 0, max: audioSeconds(props.prompt) + wait }
    return {
      outputs: [SUCCESS, FAILURE],
      uses: audioUses(props.prompt, 'prompt'),
      assigns:
        props.variable === ''
          ? []
          : [
              {
                output: 'success',
                variable: props.variable,
                field: 'variable',
                source: { type: 'keypad', minDigits, maxDigits, withSymbols },
                gives: 'string',
              },
            ],
      lacks: textLacks(props.variable, 'variable', 'the variable that it fills'),
      seconds: { success: worst, failure: worst },
      call: null,
      ends: null,
      involvesCaller: true,
      says: [{ field: 'prompt', audio: props.prompt }],
      asks: {
        minDigits,
        maxDigits,
        isExact: digits.type === 'exact',
        terminator: digits.type === 'exact' ? '' : digits.terminator,
        firstDigitSeconds: firstDigit,
        betweenDigitsSeconds: betweenDigits,
        acceptedAlone: [
          ...(props.acceptJustStar ? ['*'] : []),
          ...(props.acceptJustPound ? ['#'] : []),
        ],
        ...(digits.type === 'range' && digits.terminator !== '' && props.includeTerminator
          ? { keepsTerminator: true as const }
          : {}),
        isReadBack: props.verification !== 'none',
      },
    }
  },
  simulate(props, world, { index }) {
    const { variable, digits, prompt } = props
    const { firstDigit, betweenDigits } = waitsOf(index, props)
    const heard = world.heard(prompt)
    if (!heard.ok) return heard
    const range =
      digits.type === 'exact' ? { min: digits.count, max: digits.count, terminator: '' } : digits
    const question = {
      ...range,
      type: 'digits' as const,
      variable,
      noEntrySeconds: firstDigit,
      interDigitSeconds: betweenDigits,
    }
    return ask(
      question,
      (answer) => {
        assert(answer.type === 'keys', 'digits are asked for')
        const input = takeKeys(props, answer.keys)
        if (input === null) return leave(FAILURE.id, { keysLeft: '' })
        const gives =
          variable === '' ? [] : [{ variable, type: 'data' as const, data: input.taken }]
        return leave(SUCCESS.id, { gives, keysLeft: input.left })
      },
      heard.value,
    )
  },
  face(props) {
    const { digits } = props
    const prompt = props.prompt.type === 'none' ? [audioFace(props.prompt, 'no prompt')] : []
    // Beside a prompt that is missing there is no room for more words.
    const then = prompt.length === 0 ? ', then ' : ', '
    const count =
      digits.type === 'exact'
        ? `${digits.count} ${digits.count === 1 ? 'digit' : 'digits'}`
        : `${digits.min}–${digits.max} digits${digits.terminator === '' ? '' : then + digits.terminator}`
    return [
      [{ type: 'text', text: count }, ...prompt],
      [{ type: 'text', text: 'into' }, variableFace(props.variable)],
    ]
  },
  archy: {
    keys: ['collectInput'],
    properties: [
      'inputData',
      'digits',
      'interDigitTimeout',
      'noEntryTimeout',
      'inputAudio',
      'includeTerminatingDtmfInResultData',
      'acceptJustStar',
      'acceptJustPound',
      'verificationType',
      'outputs',
    ],
    forms: {
      inputData: BINDING,
      digits: DIGITS,
      interDigitTimeout: DURATION,
      noEntryTimeout: DURATION,
      inputAudio: AUDIO,
      includeTerminatingDtmfInResultData: BOOLEAN,
      acceptJustStar: valueOf(BOOLEAN),
      acceptJustPound: valueOf(BOOLEAN),
      verificationType: refused(oneOf(...verificationSchema.options)),
      verificationAudio: AUDIO,
    },
    fields: {
      variable: ['inputData'],
      prompt: ['inputAudio'],
      noEntrySeconds: ['noEntryTimeout'],
      interDigitSeconds: ['interDigitTimeout'],
      verification: ['verificationType'],
    },
    write: (props, branches): JsonObject => ({
      inputData: writeBinding(props.variable),
      digits: writeDigits(props.digits),
      interDigitTimeout: writeSeconds(props.interDigitSeconds),
      noEntryTimeout: writeSeconds(props.noEntrySeconds),
      inputAudio: writeAudio(props.prompt),
      ...(props.digits.type === 'range'
        ? { includeTerminatingDtmfInResultData: props.includeTerminator }
        : {}),
      acceptJustStar: { lit: props.acceptJustStar },
      acceptJustPound: { lit: props.acceptJustPound },
      // Exports have the outputs before the verification.
      ...writeBranches(branches, OUTPUTS),
      verificationType: props.verification,
    }),
    read: (body) => {
      const verification = verificationSchema.safeParse(body['verificationType'])
      return {
        props: {
          variable: readBinding(body['inputData']),
          digits: readDigits(body['digits']),
          prompt: readAudio(body['inputAudio']),
          noEntrySeconds: readSeconds(body['noEntryTimeout']),
          interDigitSeconds: readSeconds(body['interDigitTimeout']),
          includeTerminator: body['includeTerminatingDtmfInResultData'] === true,
          acceptJustStar: asObject(body['acceptJustStar'])['lit'] === true,
          acceptJustPound: asObject(body['acceptJustPound'])['lit'] === true,
          verification: verification.success ? verification.data : 'none',
        },
        branches: readBranches(body, OUTPUTS),
      }
    },
  },
})
