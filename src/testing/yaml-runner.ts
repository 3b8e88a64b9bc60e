import { parse } from 'yaml'
import { BEGIN_ANEW_NAME } from '#core/codec/archy/begin-anew.ts'
import { UNPACK_NAME } from '#core/codec/archy/write-actions.ts'
import type { DataType } from '#core/language/expression/types.ts'
import { literalOf } from '#core/language/expression/value-text.ts'
import type { Value } from '#core/language/expression/values.ts'
import type { JsonInput } from '#core/language/json/json-value.ts'
import { heardText, inOrderOfNames, type Oracle, traceItem } from './call-trace.ts'
import { beginLoop, type Frame, leaveLoop, nextPass } from './yaml-loops.ts'
import { YamlScopes } from './yaml-scopes.ts'
import { type OpenCall, outputPathIn, taskAt } from './yaml-tasks.ts'
import { type Action, readActions } from './yaml-action-list.ts'
import { ENDS, perform, type Performance } from './yaml-actions.ts'
import { keyedChoice, menuAt } from './yaml-menus.ts'
import {
  asBody,
  asText,
  type Body,
  declaredIn,
  FlowRefused,
  FlowTrouble,
  type Scope,
  type Tree,
  YamlValues,
  type YamlVariable,
} from './yaml-values.ts'

/**
 * Runs the YAML of a flow as Architect does, by what the file says alone: one action after the other, what is nested
 * below the output that is taken, and then the next sibling. It knows nothing of designs, so that it can tell when an
 * export means something else than its design. `renamed` maps names of variables in the file to other ones.
 */
export function yamlTrace(
  yaml: string,
  oracle: Oracle,
  most: number,
  renamed: ReadonlyMap<string, string> = new Map(),
): readonly string[] {
  const run = new YamlRun(asBody(Object.values(asBody(parse(yaml) as Tree))[0]), oracle, renamed)
  run.start()
  while (!run.isOver && run.trace.length < most) run.advance()
  return inOrderOfNames(run.trace.slice(0, most))
}

/** Actions that stand for no step of a design. */
const SILENT = new Set([UNPACK_NAME, BEGIN_ANEW_NAME])

class YamlRun implements Performance {
  readonly trace: string[] = []
  isOver = false
  readonly values: YamlValues
  readonly attributes: Map<string, string>
  keysLeft = ''
  private frames: Frame[] = []
  private readonly scopes: YamlScopes
  private asked = 0
  private isHandlingError = false
  private calls: OpenCall[] = []
  private menu: Body = {}

  readonly oracle: Oracle
  private readonly flow: Body
  private readonly renamed: ReadonlyMap<string, string>

  constructor(flow: Body, oracle: Oracle, renamed: ReadonlyMap<string, string>) {
    this.flow = flow
    this.oracle = oracle
    this.renamed = renamed
    this.scopes = new YamlScopes(flow)
    this.values = new YamlValues(oracle.setup, () => this.scopes.both)
    this.attributes = new Map(Object.entries(oracle.setup.attributes))
  }

  start(): void {
    this.guarded(null, () => {
      this.scopes.begin(new Map())
      this.initialise(this.scopes.ofFlow)
      this.sayOfFlow(this.flow['initialGreeting'])
      this.begin()
    })
  }

  /** In a task, in a menu, or with the actions at the top. */
  private begin(): void {
    const { startUpRef, startUpTaskActions, startUpTaskVariables } = this.flow
    if (startUpTaskActions !== undefined) {
      this.push(startUpTaskActions)
      this.scopes.begin(declaredIn(startUpTaskVariables))
      this.initialise(this.scopes.ofTask)
    } else if (asText(startUpRef).includes('menus/menu[')) this.enterMenu(startUpRef)
    else this.enterTask(startUpRef)
  }

  advance(): void {
    const frame = this.frames.at(-1)
    if (frame === undefined) return this.endTask('', 'end-of-task')
    const action = frame.actions[frame.next]
    if (action === undefined) {
      if (frame.loop === null) this.frames.pop()
      else this.guarded(frame.loop.name, () => nextPass(this, this.frames))
      return
    }
    frame.next += 1
    this.guarded(action.name, () => this.run(action))
  }

  question(name: string, text: string): number {
    this.report(name, 'asks', text)
    this.asked += 1
    return this.asked - 1
  }

  report(name: string | null, what: string, detail?: string): void {
    this.trace.push(traceItem(name, what, detail))
  }

  say(name: string | null, audio: Tree): void {
    const heard = this.values.heard(audio)
    if (heard.length > 0) this.report(name, 'says', heardText(heard))
  }

  set(name: string, variable: string, data: JsonInput): void {
    this.keep(name, this.scopes.variable(variable), (type) => this.values.data(data, type))
  }

  setFrom(name: string, variable: string, value: Tree): void {
    this.keep(name, this.scopes.variable(variable), (type) => this.values.value(value, type))
  }

  private keep(name: string, variable: YamlVariable, valueOf: (type: DataType) => Value): void {
    variable.value = valueOf(variable.type)
    const shown = this.renamed.get(variable.name) ?? variable.name
    this.report(name, `sets ${shown}`, literalOf(variable.value))
  }

  private run(action: Action): void {
    const { key, name, body } = action
    if (key === 'jumpToTask') return this.enterTask(body['targetTaskRef'])
    if (key === 'jumpToMenu') return this.enterMenu(body['targetMenuRef'])
    if (key === 'callTask') return this.callTask(action)
    if (key === 'endTask')
      return this.endTask(asText(asBody(body['outputPath'])['name']), 'elsewhere')
    if (key === 'loopNext') return nextPass(this, this.frames)
    if (key === 'loopExit') return leaveLoop(this.frames)
    for (const { text, allowsSecure } of action.expressions) this.values.check(text, allowsSecure)
    for (const target of action.targets) {
      if (this.scopes.variable(target).isSecure && key === 'extractSecureData')
        throw new FlowRefused()
    }
    if (key === 'loop') return beginLoop(this, this.frames, action)
    if (key === 'menu') return this.choose(action)
    const end = ENDS.get(key)
    if (end !== undefined) return this.end(end)
    const known = this.trace.length
    const done = perform(this, action)
    // What export adds to a task is no step of the design.
    if (name === BEGIN_ANEW_NAME) this.trace.length = known
    if (done.ends !== undefined) return this.end(done.ends)
    if (!SILENT.has(name)) this.report(name, 'leaves by', done.output)
    const nested = done.nested ?? asBody(asBody(body['outputs'])[done.output])['actions']
    if (nested !== undefined) this.push(nested)
  }

  private push(actions: Tree): void {
    this.frames.push({ actions: readActions(actions), next: 0, loop: null })
  }

  /** A jump leaves everything that it was nested in, and the variables of the task begin anew. */
  private enterTask(reference: Tree): void {
    this.enter(taskAt(this.flow, reference))
  }

  /** What the calling task is nested in, and its variables, wait until the called one has ended. */
  private callTask(action: Action): void {
    const target = taskAt(this.flow, action.body['targetTaskRef'])
    this.report(action.name, 'calls', asText(target['name']))
    this.calls.push({ action, target, frames: this.frames, ofTask: this.scopes.ofTask })
    this.enter(target)
  }

  private endTask(path: string, how: string): void {
    const call = this.calls.pop()
    if (call === undefined) return this.end(how)
    const { action, target, frames, ofTask } = call
    const output = outputPathIn(target, path)
    this.frames = frames
    this.scopes.begin(ofTask)
    this.report(action.name, 'leaves by', output)
    const nested = asBody(asBody(action.body['outputs'])[output])['actions']
    if (nested !== undefined) this.push(nested)
  }

  private enter(task: Body): void {
    this.frames = []
    this.push(task['actions'])
    this.scopes.begin(declaredIn(task['variables']))
    this.initialise(this.scopes.ofTask)
  }

  /** A menu that is not in the file leads elsewhere. */
  private enterMenu(reference: Tree): void {
    const menu = menuAt(this.flow, reference)
    if (menu === undefined) return this.end('elsewhere')
    this.menu = menu
    this.frames = []
    const { name = null, audio = null } = menu
    this.push([{ menu: { name, audio } }])
    this.scopes.begin(new Map())
  }

  private choose({ name, body }: Action): void {
    const chosen = keyedChoice(this, this.flow, this.menu, name, () =>
      this.say(name, body['audio']),
    )
    if (chosen === null) return this.end('elsewhere')
    this.report(name, 'leaves by', chosen.output)
    this.push(chosen.actions)
  }

  private initialise(scope: Scope): void {
    for (const variable of scope.values()) {
      variable.value = this.values.value(variable.initial, variable.type)
    }
  }

  private sayOfFlow(audio: Tree): void {
    const { exp } = asBody(audio)
    if (typeof exp === 'string') this.values.check(exp, true)
    this.say(null, audio)
  }

  private guarded(name: string | null, work: () => void): void {
    try {
      work()
    } catch (error) {
      if (error instanceof FlowRefused) {
        this.report(name, 'is refused')
        this.end('refused')
      } else if (error instanceof FlowTrouble) this.handle(name, error.message)
      else throw error
    }
  }

  private handle(name: string | null, code: string): void {
    this.report(name, 'fails', code)
    if (this.isHandlingError) return this.end('disconnect')
    this.isHandlingError = true
    this.calls = []
    const { errorHandling, preHandlingAudio } = asBody(this.flow['settingsErrorHandling'])
    this.guarded(null, () => {
      this.scopes.begin(new Map())
      this.sayOfFlow(preHandlingAudio)
      const { queue, task } = asBody(errorHandling)
      if (queue !== undefined) this.end('transfer')
      else if (task === undefined) this.end('disconnect')
      else this.enterTask(asBody(task)['targetTaskRef'])
    })
  }

  private end(how: string): void {
    this.report(null, 'ends', how)
    this.isOver = true
  }
}
