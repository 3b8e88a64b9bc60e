import { MARKS } from './editor-watch.ts'

/**
 * How long the thread that draws was busy without a pause, in milliseconds of the processor: what other programs take
 * in between is not counted.
 */
export interface Tasks {
  /** The longest task from the edit until the checker has been asked. */
  readonly edit: number
  /** The task in which the answer is taken and what changed with it is rendered. */
  readonly told: number
  /** The longest task from there until it has been painted: layout, painting, effects. */
  readonly painted: number
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  /** What of it was spent on the processor. */
  readonly tdur?: number
}

/** Of Chrome's trace of one edit; null when the checker was not asked. */
export function tasksOf(trace: string): Tasks | null {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] }
  const marks = (name: string) => traceEvents.filter((event) => event.name === name)
  const edit = marks(MARKS.edit)[0]
  const told = marks(MARKS.told).at(-1)
  const shown = marks(MARKS.shown).at(-1)
  if (edit === undefined || told === undefined || shown === undefined) return null
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) =>
      name === 'RunTask' && ph === 'X' && pid === edit.pid && tid === edit.tid,
  )
  const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur
  const holds = (task: TraceEvent, mark: TraceEvent) => task.ts <= mark.ts && mark.ts <= endOf(task)
  const longest = (of: readonly TraceEvent[]) =>
    Math.max(0, ...of.map(({ dur = 0, tdur = dur }) => tdur)) / 1000
  const after = tasks.filter((task) => endOf(task) >= edit.ts && task.ts <= shown.ts)
  return {
    edit: longest(after.filter((task) => endOf(task) < told.ts)),
    told: longest(after.filter((task) => holds(task, told))),
    painted: longest(after.filter((task) => task.ts > told.ts)),
  }
}

/** What Chrome must note for it. */
export const TRACED = ['disabled-by-default-devtools.timeline', 'blink.user_timing']
