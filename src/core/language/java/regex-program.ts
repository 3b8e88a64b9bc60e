import { JavaException } from './java-exception.ts'
import type { RegexFlags } from './regex-cursor.ts'
import type { Assertion, RegexNode } from './regex-parser.ts'
import type { CharSet } from './regex-set.ts'

/** One step of the matcher; `next`, `first` and `second` are positions in the program. */
export type Instruction =
  | { readonly op: 'set'; readonly set: CharSet }
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly next: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'assert'; readonly assertion: Assertion; readonly flags: RegexFlags }
  | { readonly op: 'back'; readonly group: number; readonly flags: RegexFlags }
  | {
      readonly op: 'look'
      readonly program: Program
      readonly behind: boolean
      readonly not: boolean
    }
  | { readonly op: 'atomic'; readonly program: Program }
  | { readonly op: 'progress'; readonly slot: number }
  | { readonly op: 'match' }

export type Program = readonly Instruction[]

/** `slots`: two for each group from 0 on, then one for each loop that may match nothing. */
export interface CompiledProgram {
  readonly program: Program
  readonly slots: number
}

/** Counted repetitions are unrolled, within a limit; past it the expression is refused. */
export function compileProgram(node: RegexNode, groups: number): CompiledProgram {
  const compiler: Compiler = { slots: (groups + 1) * 2, size: 0 }
  const program = compileAlone(compiler, node)
  return { program, slots: compiler.slots }
}

interface Compiler {
  slots: number
  size: number
}

const MAX_INSTRUCTIONS = 20_000

function compileAlone(compiler: Compiler, node: RegexNode): Program {
  const code: Instruction[] = []
  emitNode(compiler, code, node)
  code.push({ op: 'match' })
  return code
}

function emit(compiler: Compiler, code: Instruction[], instruction: Instruction): void {
  compiler.size += 1
  if (compiler.size > MAX_INSTRUCTIONS) {
    throw new JavaException('PatternSyntaxException', 'the regular expression repeats too much')
  }
  code.push(instruction)
}

function emitNode(compiler: Compiler, code: Instruction[], node: RegexNode): void {
  switch (node.kind) {
    case 'set':
      return emit(compiler, code, { op: 'set', set: node.set })
    case 'sequence':
      for (const part of node.nodes) emitNode(compiler, code, part)
      return
    case 'choice':
      return emitChoice(compiler, code, node.nodes)
    case 'group':
      emit(compiler, code, { op: 'save', slot: node.index * 2 })
      emitNode(compiler, code, node.node)
      return emit(compiler, code, { op: 'save', slot: node.index * 2 + 1 })
    case 'repeat':
      return emitRepeat(compiler, code, node)
    case 'look': {
      const program = compileAlone(compiler, node.node)
      return emit(compiler, code, { op: 'look', program, behind: node.behind, not: node.not })
    }
    case 'atomic':
      return emit(compiler, code, { op: 'atomic', program: compileAlone(compiler, node.node) })
    case 'assert':
      return emit(compiler, code, { op: 'assert', assertion: node.assertion, flags: node.flags })
    case 'back':
      return emit(compiler, code, { op: 'back', group: node.group, flags: node.flags })
  }
}

function emitChoice(compiler: Compiler, code: Instruction[], nodes: readonly RegexNode[]): void {
  const exits: number[] = []
  nodes.forEach((node, index) => {
    const last = index === nodes.length - 1
    const split = code.length
    if (!last) emit(compiler, code, { op: 'jump', next: 0 })
    emitNode(compiler, code, node)
    if (last) return
    exits.push(code.length)
    emit(compiler, code, { op: 'jump', next: 0 })
    code[split] = { op: 'split', first: split + 1, second: code.length }
  })
  for (const exit of exits) code[exit] = { op: 'jump', next: code.length }
}

function emitRepeat(
  compiler: Compiler,
  code: Instruction[],
  repeat: Extract<RegexNode, { kind: 'repeat' }>,
): void {
  if (repeat.mode === 'possessive') {
    const program = compileAlone(compiler, { ...repeat, mode: 'greedy' })
    return emit(compiler, code, { op: 'atomic', program })
  }
  for (let index = 0; index < repeat.min; index += 1) emitNode(compiler, code, repeat.node)
  if (repeat.max === Infinity) return emitLoop(compiler, code, repeat.node, repeat.mode === 'lazy')
  const splits: number[] = []
  for (let index = repeat.min; index < repeat.max; index += 1) {
    splits.push(code.length)
    emit(compiler, code, { op: 'jump', next: 0 })
    emitNode(compiler, code, repeat.node)
  }
  for (const at of splits) code[at] = branch(at + 1, code.length, repeat.mode === 'lazy')
}

function emitLoop(compiler: Compiler, code: Instruction[], node: RegexNode, lazy: boolean): void {
  const slot = compiler.slots
  compiler.slots += 1
  const top = code.length
  emit(compiler, code, { op: 'jump', next: 0 })
  // Without this check `(a*)*` would loop for ever on the empty match.
  emit(compiler, code, { op: 'save', slot })
  emitNode(compiler, code, node)
  emit(compiler, code, { op: 'progress', slot })
  emit(compiler, code, { op: 'jump', next: top })
  code[top] = branch(top + 1, code.length, lazy)
}

function branch(body: number, exit: number, lazy: boolean): Instruction {
  return lazy
    ? { op: 'split', first: exit, second: body }
    : { op: 'split', first: body, second: exit }
}
