import { JavaException, LimitReached } from '../java/java-exception.ts'
import { intOf } from '../java/java-number.ts'
import type { Block, ForeachNode, PathPart, Reference, SetNode, TemplateNode } from './ast.ts'
import { callMethod, readIndex, readProperty, RefusedMember } from './call-member.ts'
import { evaluate, type Evaluators, test } from './evaluate-expression.ts'
import { javaClassName, javaText, type JavaValue, type LoopScope, putEntry } from './java-value.ts'
import { isTrue, type RenderState, StopRendering } from './render-state.ts'
import { TemplateFailure } from './template-error.ts'

/** Renders a block. Throws TemplateFailure, and StopRendering for `#break` and `#stop`. */
export function renderBlock(block: Block, state: RenderState): string {
  let out = ''
  for (const node of block) {
    try {
      out += node.kind === 'text' ? node.text : renderNode(node, state)
    } catch (reason) {
      if (reason instanceof StopRendering) reason.text = out + reason.text
      throw reason
    }
    if (out.length > 10_000) state.checkLength(out, node.kind === 'text' ? 0 : node.at)
  }
  return out
}

const EVALUATORS: Evaluators = { reference: resolve, block: renderBlock }

function renderNode(node: Exclude<TemplateNode, { kind: 'text' }>, state: RenderState): string {
  state.step(node.at)
  try {
    switch (node.kind) {
      case 'reference':
        return renderReference(node, state)
      case 'if': {
        const branch = node.branches.find(({ condition }) => test(condition, state, EVALUATORS))
        const block = branch?.block ?? node.otherwise
        return block === null ? '' : renderBlock(block, state)
      }
      case 'set':
        assign(node, state)
        return ''
      case 'foreach':
        return renderForeach(node, state)
      case 'stop':
        throw new StopRendering(node.scope)
    }
  } catch (reason) {
    throw located(reason, node.at)
  }
}

/** Gives a failure of the Java model the place where it happened. */
function located(reason: unknown, at: number): unknown {
  if (reason instanceof JavaException) {
    const { exception, detail } = reason
    return new TemplateFailure({ code: 'java-exception', at, exception, detail })
  }
  if (reason instanceof LimitReached) {
    return new TemplateFailure({ code: 'limit', at, limit: reason.limit })
  }
  return reason
}

function renderReference(node: Reference, state: RenderState): string {
  const value = node.computable ? resolve(node, state) : null
  if (node.escaped) return `${node.escapePrefix}${value === null ? '\\' : ''}${node.nullText}`
  if (value === null) return node.escapePrefix + node.escapePrefix + node.textPrefix + node.nullText
  if (
    typeof value === 'object' &&
    value.type === 'List' &&
    value.isArray &&
    state.version === '1.7'
  ) {
    throw new JavaException(
      'UnsupportedOperationException',
      'Velocity 1.7 prints the address of an array; join it first',
    )
  }
  const text = javaText(value)
  state.spend(node.at, text)
  return node.escapePrefix + node.textPrefix + text
}

/** The value of a reference; null when any part of it has none. */
function resolve(reference: Reference, state: RenderState): JavaValue {
  let value = state.variables.get(reference.root) ?? null
  for (const part of reference.path) {
    if (value === null) break
    value = followPart(value, part, state)
  }
  if (reference.alternate !== null && !isTrue(value, '2.x')) {
    return evaluate(reference.alternate, state, EVALUATORS)
  }
  return value
}

function followPart(value: JavaValue, part: PathPart, state: RenderState): JavaValue {
  state.step(part.at)
  try {
    if (part.kind === 'property') {
      state.spend(part.at, value)
      return readProperty(value, part.name, state.version, state.patterns)
    }
    if (part.kind === 'index') {
      const index = evaluate(part.index, state, EVALUATORS)
      return readIndex(value, index, state.version, state.patterns) ?? null
    }
    const args = part.args.map((argument) => evaluate(argument, state, EVALUATORS))
    state.spend(part.at, value, ...args)
    const result = callMethod(value, part.name, args, state.version, state.patterns) ?? null
    state.spend(part.at, result)
    if (typeof result === 'string') state.checkLength(result, part.at)
    return result
  } catch (reason) {
    if (reason instanceof RefusedMember) {
      const type = javaClassName(value)
      throw new TemplateFailure({
        code: 'unsupported-member',
        at: part.at,
        member: reason.message,
        type,
      })
    }
    throw located(reason, part.at)
  }
}

/** Velocity 1.7 leaves a variable as it was when the new value is null. */
function assign({ target, value: expression }: SetNode, state: RenderState): void {
  const value = evaluate(expression, state, EVALUATORS)
  if (value === null && state.version === '1.7') return
  const last = target.path.at(-1)
  if (last === undefined) {
    // 1.7 takes the text behind the dollar for the name, so `#set(${x} = 1)` sets nothing that can be read.
    if (state.version === '1.7' && (target.formal || target.quiet)) return
    state.variables.set(target.root, value)
    return
  }
  let owner = state.variables.get(target.root) ?? null
  for (const part of target.path.slice(0, -1)) {
    if (owner === null) return
    owner = followPart(owner, part, state)
  }
  if (owner !== null) assignMember(owner, last, value, state)
}

function assignMember(
  owner: JavaValue,
  part: PathPart,
  value: JavaValue,
  state: RenderState,
): void {
  if (typeof owner !== 'object' || owner === null) return
  if (part.kind === 'property' && owner.type === 'Map') putEntry(owner, part.name, value)
  if (part.kind !== 'index') return
  const index = evaluate(part.index, state, EVALUATORS)
  const method = owner.type === 'List' ? 'set' : 'put'
  callMethod(owner, method, [index, value], state.version, state.patterns)
}

function renderForeach(node: ForeachNode, state: RenderState): string {
  const iterable = evaluate(node.iterable, state, EVALUATORS)
  const items = itemsOf(iterable)
  if (items === null || items.length === 0) {
    return node.otherwise === null ? '' : renderBlock(node.otherwise, state)
  }
  const saved = [node.variable, ...COUNTERS].map(
    (name) => [name, state.variables.get(name) ?? null] as const,
  )
  const parent = state.variables.get('foreach') ?? null
  const loop: LoopScope = { type: 'Loop', index: -1, hasNext: true, parent }
  state.variables.set('foreach', loop)
  let out = ''
  for (const [index, item] of items.entries()) {
    state.step(node.at)
    if (sizeOf(iterable) !== items.length) {
      throw new JavaException(
        'ConcurrentModificationException',
        'a loop changes the list it runs through',
      )
    }
    loop.index = index
    loop.hasNext = index + 1 < items.length
    if (state.version === '1.7') {
      state.variables.set('velocityCount', intOf(index + 1))
      state.variables.set('velocityHasNext', loop.hasNext)
    }
    state.variables.set(node.variable, item)
    const round = renderRound(node.block, state, out)
    out += round.text
    state.checkLength(out, node.at)
    if (round.stopped) break
  }
  for (const [name, value] of saved) restore(state, name, value)
  restore(state, 'foreach', parent)
  return out
}

const COUNTERS = ['velocityCount', 'velocityHasNext']

function restore(state: RenderState, name: string, value: JavaValue): void {
  if (value === null) state.variables.delete(name)
  else state.variables.set(name, value)
}

/** `before` is what earlier rounds have rendered: `#stop` ends the template with it. */
function renderRound(
  block: Block,
  state: RenderState,
  before: string,
): { text: string; stopped: boolean } {
  try {
    return { text: renderBlock(block, state), stopped: false }
  } catch (reason) {
    if (reason instanceof StopRendering && reason.scope === 'loop')
      return { text: reason.text, stopped: true }
    if (reason instanceof StopRendering) reason.text = before + reason.text
    throw reason
  }
}

function sizeOf(value: JavaValue): number {
  if (typeof value !== 'object' || value === null) return 0
  return value.type === 'List' ? value.items.length : value.type === 'Map' ? value.entries.size : 0
}

function itemsOf(value: JavaValue): readonly JavaValue[] | null {
  if (typeof value !== 'object' || value === null) return null
  if (value.type === 'List') return [...value.items]
  return value.type === 'Map' ? Array.from(value.entries.values(), ({ value: item }) => item) : null
}
