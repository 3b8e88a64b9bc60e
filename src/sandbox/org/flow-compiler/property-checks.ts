import { sameName } from './context.ts'
import type { Context } from './context.ts'
import { checkPrompt } from './check-prompt.ts'
import { checkAudio, checkOutput, checkValue } from './values.ts'
import type { ValueRule } from './values.ts'
import { at, mapOf, textOf } from './yaml-tree.ts'
import type { Tree } from './yaml-tree.ts'

/** Looks at one property of an action; `undefined` when the file leaves it out. */
export type PropertyCheck = (tree: Tree | undefined, where: string, context: Context) => void

export function value(label: string, rule: Omit<ValueRule, 'label'> = {}): PropertyCheck {
  return (tree, where, context) => checkValue(tree, { ...rule, label }, where, context)
}

export function audio(label: string, required = false): PropertyCheck {
  return (tree, where, context) => checkAudio(tree, { label, required }, where, context)
}

/** Sound that may be left out without a word. */
export function optionalAudio(label: string): PropertyCheck {
  return (tree, where, context) => {
    if (tree !== undefined) checkAudio(tree, { label }, where, context)
  }
}

export function output(label: string, type: string): PropertyCheck {
  return (tree, where, context) =>
    checkOutput(tree, { label, type, required: true }, where, context)
}

/** Written by Architect, without meaning for what is checked here. */
export function anything(): PropertyCheck {
  return () => undefined
}

export function oneOf(label: string, allowed: readonly string[]): PropertyCheck {
  return (tree, where, { report }) => {
    if (tree === undefined) return
    const text = textOf(tree)
    if (text !== null && allowed.includes(text)) return
    report.error(where, `Invalid value for ${label}: it must be one of ${allowed.join(', ')}.`)
  }
}

/** A thing of the org: by its name in `lit: {name}`, or by an expression that gives one. */
export function named(label: string, type: string): PropertyCheck {
  return (tree, where, context) => {
    checkValue(tree, { label, type, required: true }, where, context)
    if (mapOf(tree)?.has('lit') !== true || (textOf(at(tree, 'lit', 'name')) ?? '') !== '') return
    context.report.error(where, `Invalid input for ${label}: a literal must be {name: …}.`)
  }
}

/** A queue; the platform looks it up when the flow is published. */
export function queue(label: string): PropertyCheck {
  return (tree, where, context) => {
    named(label, 'Queue')(tree, where, context)
    const name = textOf(at(tree, 'lit', 'name')) ?? ''
    if (name === '' || context.org.queues.some((each) => sameName(each.name, name))) return
    context.report.error(where, `Could not find the queue '${name}'.`)
  }
}

/** A flow by name; the platform looks it up when the flow is published. */
export function callFlow(label: string): PropertyCheck {
  return (tree, where, { org, report }) => {
    const name = textOf(at(tree, 'name'))
    if (name === null) {
      report.error(where, `Invalid input for ${label}`)
    } else if (![...org.flows.values()].some((flow) => sameName(flow.name, name))) {
      report.error(where, `Could not find the flow '${name}'.`)
    }
  }
}

/** `"/secureCall/tasks/task[Main_10]"` or `./tasks/task[Main_10]`. */
export function reference(kind: 'task' | 'menu'): PropertyCheck {
  return (tree, where, context) => {
    const text = textOf(tree)
    const known = kind === 'task' ? context.tasks : context.menus
    const named = text === null ? null : referenceName(text, kind)
    if (named !== null && known.has(named)) return
    const shown = text === null ? 'none' : `"${text}"`
    context.report.error(where, `There is no ${kind} reference set: ${shown} is not in this file`)
  }
}

/** One of the output paths of the task; every task has a default one. */
export function outputPath(): PropertyCheck {
  return (tree, where, context) => {
    const name = textOf(at(tree, 'name'))
    if (name === null || sameName(name, DEFAULT_OUTPUT)) return
    const known = context.outputPaths.get(context.task ?? '') ?? []
    if (known.some((path) => sameName(path, name))) return
    context.report.error(where, `The task has no output path '${name}'.`)
  }
}

/** The output paths of the task that a reference names, the default one first. */
export function outputsOfTask(tree: Tree | undefined, context: Context): readonly string[] {
  const named = referenceName(textOf(tree) ?? '', 'task') ?? ''
  return [DEFAULT_OUTPUT, ...(context.outputPaths.get(named) ?? [])]
}

const DEFAULT_OUTPUT = 'default'

/** The name inside a reference, or null when the text is no reference of that kind. */
function referenceName(text: string, kind: 'task' | 'menu'): string | null {
  const match = /^(?:\.|\/\w+)\/(\w+)\/(\w+)\[(.+)\]$/.exec(text)
  return match?.[1] === `${kind}s` && match[2] === kind ? (match[3] ?? null) : null
}

/** What plays while an action runs: a recorded prompt, never text to speech (Genesys Resource Center, "Call Secure Data"). */
export function processingPrompt(): PropertyCheck {
  return (tree, where, context) => {
    if (tree === undefined) return
    if (mapOf(tree)?.has('tts') === true) {
      context.report.error(
        where,
        'A processing prompt must be an audio prompt, not text to speech.',
      )
      return
    }
    checkValue(tree, { label: 'Processing Prompt' }, where, context)
    const name = textOf(at(tree, 'lit', 'name'))
    if (name !== null) checkPrompt(name, where, context)
  }
}

/** A language of the flow, as literal tag or expression. */
export function language(label: string): PropertyCheck {
  return (tree, where, context) => {
    checkValue(tree, { label, type: 'String', required: true }, where, context)
    const tag = textOf(at(tree, 'lit'))
    if (tag === null || context.languages.has(tag.toLowerCase())) return
    context.report.error(where, `the language '${tag}' is not a supported language on the flow.`)
  }
}
