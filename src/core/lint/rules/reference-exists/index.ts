import { ASSUMED } from '../../../kinds/archy-assumptions.ts'
import { isElsewhere, isFilledIn } from '../../../kinds/archy-forms.ts'
import { asObject } from '../../../kinds/archy-values.ts'
import { isSameName } from '../../../base/same-name.ts'
import { supportedLanguages } from '../../../kinds/languages.ts'
import { isStub } from '../../../model/data-action.ts'
import { isNameOfPrompt } from '../../../language/expression/constants.ts'
import type { Design } from '../../../model/design.ts'
import type { Audio } from '../../../model/values.ts'
import { inWords } from '../../words.ts'
import { calledAction } from '../../called-action.ts'
import { defineRule } from '../../define.ts'

/** Variables are asked by set-before-read, and data actions by referenced-action-exists. */
export const referenceExists = defineRule({
  rule: 'reference-exists',
  code: 'SF-FLOW-05',
  severity: 'error',
  group: 'flow',
  looksAt: ['words', 'bound'],
  messages: {
    input:
      '“{{node}}” gives a value for the input “{{property}}”, which the contract of “{{action}}” does not have: Architect refuses to publish the flow. {{known}} Remove the value, or add the input to the action.',
    output:
      '“{{node}}” takes “{{property}}” from “{{action}}”, which its contract does not return: Architect refuses to publish the flow. {{known}} Take another output, or add it to the action.',
    way: '“{{node}}” has the output “{{output}}”, which such a node does not have: Architect refuses to publish the flow, and nothing that the node does can be checked until it is read. {{known}} Correct the name.',
    jump: '“{{node}}” goes to a {{what}} that the flow does not have: Architect refuses to publish the flow. Connect what leads to “{{node}}” with a node instead, and delete it.',
    call: '“{{node}}” calls a task that the flow does not have: Architect refuses to publish the flow. Choose another task, or delete the node.',
    language:
      '“{{node}}” sets the language {{language}}, which the flow does not support: Architect refuses to publish the flow. It supports {{known}}. Choose one of them, or add {{language}} to the languages of the flow in Architect.',
    prompt:
      '“{{node}}” plays the prompt “{{name}}”, which is no name of one: Architect refuses to publish the flow. It calls yours Prompt.Welcome and its own PromptSystem.processing, with letters, digits and underscores. Correct the name.',
    flowPrompt:
      'The {{what}} is the prompt “{{name}}”, which is no name of one: Architect refuses to publish the flow. It calls yours Prompt.Welcome and its own PromptSystem.processing, with letters, digits and underscores. Correct the name.',
    handler:
      'After an error the call goes to a task that the flow does not have: Architect refuses to publish the flow. Choose another task.',
  },
  docs: {
    summary:
      'What a node names exists: its own outputs, the inputs and outputs of its data action, the task or the menu that it goes to, a language of the flow, a prompt by its scope.',
    why: 'Architect refuses to publish a flow that names what there is not. Mostly the contract or a task was renamed after the node was made.',
    source:
      'Checks of Architect when it validates a flow. Which prompts there are is known to the org alone, and is not asked here.',
    fix: 'Choose something that exists. A value for an input that does not exist is removed by the fix; what you take from an output is yours to choose anew.',
    invalid: [
      {
        shows: 'An input that the contract does not have.',
        flow: `action Charge in Amount
start -> pay: call(Charge, Amount="5", PIN="1") -> done: return
otherwise -> done`,
      },
    ],
    valid: [
      {
        shows: 'Only what the contract has.',
        flow: `action Charge in Amount
start -> pay: call(Charge, Amount="5") -> done: return
otherwise -> done`,
      },
    ],
  },
  *checkSteps({ steps, analysis, report }) {
    const { graph } = analysis
    const referring = steps.reached.filter((node) => {
      const { call, dangles, madeUp, language, says } = graph.facts(node)
      return (
        call !== null ||
        [dangles, madeUp, language].some((one) => one !== undefined) ||
        says?.some(({ audio }) => isNoPrompt(audio)) === true
      )
    })
    for (const node of referring) {
      const { call, calls, dangles, madeUp, language, says = [] } = graph.facts(node)
      for (const { field, audio } of says) {
        if (audio.type !== 'prompt' || !isNoPrompt(audio)) continue
        const words = { node: node.name, name: audio.name }
        yield report('prompt', words, { node: node.id, field, about: field })
      }
      const spoken = language === undefined ? [] : supportedLanguages(graph.index.design.flow)
      if (language !== undefined && isMissing(language.name, spoken)) {
        const words = { node: node.name, language: language.name, known: inWords(spoken) }
        yield report('language', words, { node: node.id, field: language.field })
      }
      if (calls !== undefined && dangles !== undefined) {
        yield report('call', { node: node.name }, { node: node.id, field: 'task' })
      } else if (dangles !== undefined) {
        const field = dangles === 'task' ? ASSUMED.targetTask.value : 'targetMenuRef'
        yield report('jump', { node: node.name, what: dangles }, { node: node.id, field })
      }
      for (const output of madeUp?.outputs ?? []) {
        const ways = madeUp?.known ?? []
        const words = ways.length === 0 ? 'It has none.' : `It has ${inWords(ways)}.`
        const place = { node: node.id, field: `outputs.${output}`, about: output }
        yield report('way', { node: node.name, output, known: words }, place)
      }
      const action = calledAction(analysis, node)
      if (call === null || action === undefined || isStub(action)) continue
      for (const [property, value] of Object.entries(call.inputs)) {
        if (value.type === 'none' || action.inputs.some(({ name }) => name === property)) continue
        const { [property]: _, ...inputs } = call.inputs
        yield report(
          'input',
          { node: node.name, action: action.name, property, known: known('takes', action.inputs) },
          {
            node: node.id,
            action: action.id,
            field: `inputs.${property}`,
            fix: {
              title: `Remove the value for ${property}`,
              safety: 'unsafe',
              edits: [
                { type: 'set-node', node: node.id, patch: { props: { ...node.props, inputs } } },
              ],
            },
          },
        )
      }
      for (const [property, variable] of Object.entries(call.outputs)) {
        if (variable === '' || action.outputs.some(({ name }) => name === property)) continue
        yield report(
          'output',
          {
            node: node.name,
            action: action.name,
            property,
            known: known('returns', action.outputs),
          },
          { node: node.id, action: action.id, field: `outputs.${property}` },
        )
      }
    }
  },
  *check({ design, analysis, report }) {
    const { graph } = analysis
    const { errorHandling, greeting, errorAudio } = design.flow
    for (const [what, field, audio] of [
      ['greeting', 'greeting', greeting],
      ['word before error handling', 'errorAudio', errorAudio],
    ] as const) {
      if (audio.type !== 'prompt' || !isNoPrompt(audio)) continue
      yield report('flowPrompt', { what, name: audio.name }, { node: null, field, about: field })
    }
    const goesNowhere =
      errorHandling.type === 'task'
        ? graph.index.task(errorHandling.task) === undefined
        : errorHandling.type === 'disconnect' && carriesHandler(design)
    if (goesNowhere) {
      yield report('handler', {}, { node: null, field: 'errorHandling' })
    }
  },
})

/** What an import says of a task that its file does not have cannot be read as one, and is carried along. */
function carriesHandler({ flow }: Design): boolean {
  const { errorHandling } = asObject(flow.carried?.['settingsErrorHandling'])
  const task = asObject(asObject(errorHandling)[ASSUMED.errorHandlingTask.value])
  const target = task[ASSUMED.targetTask.value]
  return typeof target === 'string' && !isElsewhere(target)
}

/** A name that is missing is a lack, and one that is filled in can become anything. */
function isNoPrompt(audio: Audio): boolean {
  if (audio.type !== 'prompt' || audio.name.trim() === '') return false
  return !isNameOfPrompt(audio.name) && !isFilledIn(audio.name)
}

/** Nothing is known of a flow that names no language, and a text that is filled in can become anything. */
function isMissing(language: string, supported: readonly string[]): boolean {
  if (supported.length === 0 || language === '') return false
  return (
    ![language, ...supported].some(isFilledIn) &&
    !supported.some((other) => isSameName(other, language))
  )
}

function known(verb: string, fields: readonly { readonly name: string }[]): string {
  return fields.length === 0
    ? `It ${verb} nothing.`
    : `It ${verb} ${inWords(fields.map(({ name }) => name))}.`
}
