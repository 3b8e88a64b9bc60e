import { kindOf } from '#core/kinds/registry.ts'
import { caseId } from '#core/kinds/switch/evaluate.ts'
import { expression, type Json, literal, NO_VALUE, speech, type Value } from '#core/model/values.ts'
import { cut } from './flow-notation.ts'

/** What a step's word and arguments mean: its kind with its properties. */
export interface BuiltStep {
  readonly kind: string
  readonly props: Readonly<Record<string, Json>>
}

export function buildStep(word: string, args: string): BuiltStep {
  const build = STEPS[word]
  if (build === undefined) throw new Error(`There is no step “${word}”`)
  const { kind, props } = build(args)
  return { kind, props: { ...kindOf({ kind }).initial, ...props } }
}

/** What `pay` and `tokenize` take unless told otherwise. */
export const DEFAULT_INPUTS: readonly string[] = ['Task.Token', 'Task.CC', 'Task.CVV']

/** A name without a prefix is that of a variable of the task. */
export function fullName(name: string): string {
  return name.includes('.') ? name : `Task.${name}`
}

const STEPS: Readonly<Record<string, (args: string) => BuiltStep>> = {
  enter: (args) => ({
    kind: 'enter-secure-flow',
    props: {
      unpack: assignments(args).map(([name, text]) => ({
        variable: fullName(name),
        expression: text,
      })),
    },
  }),
  collect(args) {
    const { first, named } = options(args)
    const { digits = '16', wait, between, prompt = '"Key it in."', ends, reads } = named
    return {
      kind: 'collect-input',
      props: {
        variable: first === undefined ? '' : fullName(first),
        digits: digitsOf(digits, ends),
        verification: reads === 'back' ? 'individualDigits' : 'none',
        prompt: audioOf(prompt),
        noEntrySeconds: wait === undefined ? null : Number(wait),
        interDigitSeconds: between === undefined ? null : Number(between),
      },
    }
  },
  play: (args) => ({ kind: 'play-audio', props: { audio: audioOf(args === '' ? '"…"' : args) } }),
  fetch(args) {
    const { first = 'Token', named, into } = options(args)
    const outputs = { Session_Token: fullName(first), ...into }
    return call({ action: 'Generate_Session_Token', ...named }, outputs)
  },
  tokenize(args) {
    const { first = 'Token', named, into } = options(args)
    const inputs = { Card: 'CC', ...named }
    return call({ action: 'Tokenize_Card', ...inputs }, { Token: fullName(first), ...into })
  },
  pay(args) {
    const { named, into } = options(args)
    const inputs = { Session_Token: 'Token', CC_Number: 'CC', CVV: 'CVV', ...named }
    const outputs = { Transaction_ID: 'Task.Transaction_ID', ...into }
    return call({ action: 'Process_Payment', ...inputs }, outputs)
  },
  call(args) {
    const { first = '', named, into } = options(args)
    return call({ action: first, ...named }, into)
  },
  standard(args) {
    const { first = '', named, into } = options(args)
    return { ...call({ action: first, ...named }, into), kind: 'call-data' }
  },
  calltask: (args) => ({ kind: 'call-task', props: { task: args === '' ? null : args } }),
  endtask: (args) => ({ kind: 'end-task', props: { outputPath: args } }),
  decide: (args) => ({ kind: 'decision', props: { condition: args } }),
  switch: (args) => ({
    kind: 'switch',
    props: {
      evaluate: {
        on: null,
        cases: cut(args, ';').map((text, i) => ({ id: caseId(i), value: expression(text) })),
      },
    },
  }),
  loop(args) {
    const { first = '', named } = options(args)
    const { pass = '' } = named
    const index = pass === '' ? '' : fullName(pass)
    return { kind: 'loop', props: { index, count: expression(first) } }
  },
  set: (args) => ({ kind: 'update-data', props: { statements: statements(args) } }),
  extract: (args) => ({
    kind: 'extract-secure-data',
    props: { statements: statements(args), acknowledged: true },
  }),
  unacknowledged: (args) => ({
    kind: 'extract-secure-data',
    props: { statements: statements(args), acknowledged: false },
  }),
  data: (args) => ({
    kind: 'set-participant-data',
    props: {
      attributes: assignments(args).map(([name, text]) => ({
        name: literal(name),
        value: expression(text),
      })),
    },
  }),
  read: (args) => ({
    kind: 'get-participant-data',
    props: {
      attributes: assignments(args).map(([name, text]) => ({
        name: literal(text),
        variable: fullName(name),
      })),
    },
  }),
  keep: (args) => ({
    kind: 'set-secured-data',
    props: {
      attributes: assignments(args).map(([name, text]) => ({
        name: literal(name),
        value: expression(text),
      })),
    },
  }),
  recall: (args) => ({
    kind: 'get-secured-data',
    props: {
      attributes: assignments(args).map(([name, text]) => ({
        name: literal(text),
        variable: fullName(name),
      })),
    },
  }),
  outcome: (args) => ({ kind: 'set-flow-outcome', props: { outcome: args } }),
  other: (args) => ({
    kind: 'opaque',
    props: { key: args, body: {}, mentions: [], outputs: [], goesOn: true },
  }),
  flow: (args) => ({ kind: 'transfer-to-flow', props: { flow: args } }),
  return: () => ({ kind: 'return-to-agent', props: {} }),
  hangup: () => ({ kind: 'disconnect', props: {} }),
  transfer: (args) => ({
    kind: 'transfer-to-acd',
    props: { queue: queueOf(args) },
  }),
}

function queueOf(args: string): Value {
  if (args === 'nobody') return NO_VALUE
  return args.startsWith('Task.') ? expression(args) : literal(args || 'Payments')
}

/** `none` leaves an input unbound. What is no property of the step itself is an input of the action. */
function call(
  { action = '', timeout, waiting = '', ...inputs }: Readonly<Record<string, string>>,
  outputs: Readonly<Record<string, string>>,
): BuiltStep {
  const bound = Object.entries(inputs).filter(([, name]) => name !== 'none')
  return {
    kind: 'call-secure-data',
    props: {
      action,
      inputs: Object.fromEntries(bound.map(([field, name]) => [field, inputValue(name)])),
      outputs,
      timeoutSeconds: timeout === undefined ? null : Number(timeout),
      processingPrompt: waiting,
    },
  }
}

function inputValue(text: string) {
  return expression(/^\w+$/.test(text) ? fullName(text) : text)
}

interface Options {
  readonly first: string | undefined
  readonly named: Readonly<Record<string, string>>
  readonly into: Readonly<Record<string, string>>
}

/** `Token, timeout=5, into Status=Reply`: what comes first, settings and inputs, outputs. */
function options(args: string): Options {
  let first: string | undefined
  const named: Record<string, string> = {}
  const into: Record<string, string> = {}
  for (const part of cut(args, ',')) {
    const output = /^into (\w+)=(\w[\w.]*)$/.exec(part)
    const [, key, value] = output ?? /^([\w-]+)=([^=][\s\S]*)$/.exec(part) ?? []
    if (key === undefined || value === undefined) first = part
    else if (output === null) named[key] = value.trim()
    else into[key] = value === 'none' ? '' : fullName(value)
  }
  return { first, named, into }
}

function assignments(args: string): readonly (readonly [name: string, text: string])[] {
  return cut(args, ';').map((part) => {
    const [, name = '', text = ''] = /^([\w.]+)\s*=\s*([\s\S]+)$/.exec(part) ?? []
    if (name === '') throw new Error(`Not an assignment: ${part}`)
    return [name, text]
  })
}

function statements(args: string) {
  return assignments(args).map(([name, text]) => ({
    type: /==|!=|<|>|\bIsSet/i.test(text) ? 'boolean' : 'string',
    variable: fullName(name),
    value: text === 'nothing' ? { type: 'none' } : expression(text),
  }))
}

function digitsOf(text: string, terminator = '#') {
  const [min = '1', max] = text.split('-')
  return max === undefined
    ? { type: 'exact', count: Number(min) }
    : {
        type: 'range',
        min: Number(min),
        max: Number(max),
        terminator: terminator === 'none' ? '' : terminator,
      }
}

function audioOf(text: string) {
  const [, spoken] = /^"([^"]*)"$/.exec(text) ?? []
  return spoken === undefined ? { type: 'expression', text } : speech(spoken)
}
