import { isOfType } from '#core/language/expression/values.ts'
import { type Action, readActions } from './yaml-action-list.ts'
import type { Performance } from './yaml-actions.ts'
import { asBody, boundTo } from './yaml-values.ts'

interface Loop {
  readonly name: string
  readonly index: string | null
  readonly of: number
  pass: number
}

/** A list of actions that is being run. */
export interface Frame {
  readonly actions: readonly Action[]
  next: number
  /** Set for the body of a loop. */
  readonly loop: Loop | null
}

export function beginLoop(run: Performance, frames: Frame[], { name, body }: Action): void {
  const of = run.values.value(body['loopCount'], 'integer')
  const count = isOfType(of, 'integer') ? (of.data ?? 0) : 0
  const loop = { name, index: boundTo(body['currentIndex']), of: count, pass: 0 }
  const actions = readActions(asBody(asBody(body['outputs'])['loop'])['actions'])
  frames.push({ actions, next: 0, loop })
  nextPass(run, frames)
}

/** Runs the body of the innermost loop from its beginning, or leaves it after the last pass. */
export function nextPass(run: Performance, frames: Frame[]): void {
  leaveNested(frames)
  const frame = frames.at(-1)
  if (frame?.loop == null) throw new Error('not inside a loop')
  const { loop } = frame
  if (loop.pass >= loop.of) {
    frames.pop()
    return run.report(loop.name, 'leaves by', 'next')
  }
  if (loop.index !== null) run.set(loop.name, loop.index, loop.pass)
  loop.pass += 1
  frame.next = 0
  run.report(loop.name, 'leaves by', 'loop')
}

/** Goes on behind the innermost loop. */
export function leaveLoop(frames: Frame[]): void {
  leaveNested(frames)
  frames.pop()
}

function leaveNested(frames: Frame[]): void {
  while (frames.at(-1)?.loop === null) frames.pop()
}
