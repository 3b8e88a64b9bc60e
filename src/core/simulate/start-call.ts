import { ok, type Result } from '../base/result.ts'
import type { Trouble } from '../kinds/simulation.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'
import { ACTION_LIMIT, type CallSetup } from './call-state.ts'
import { handleTrouble } from './error-handling.ts'
import { enterAt, setInitial } from './move.ts'
import { end, type Run } from './run.ts'
import { say } from './say.ts'
import type { Step } from './step.ts'

/** A call comes in: variables get their initial values, and the caller is greeted. */
export function startCall(design: Design, setup: CallSetup): Step {
  const run: Run = {
    state: {
      design,
      setup,
      at: null,
      question: null,
      answered: [],
      values: new Map(),
      calls: [],
      kept: new Map(),
      attributes: new Map(Object.entries(setup.attributes)),
      keysLeft: '',
      seconds: 0,
      actions: 0,
      limit: ACTION_LIMIT,
      isHandlingError: false,
    },
    events: [],
  }
  const begun = begin(run)
  if (!begun.ok) handleTrouble(run, null, begun.error)
  return run
}

function begin(run: Run): Result<void, Trouble> {
  const { design } = run.state
  const set = setInitial(run, null)
  if (!set.ok) return set
  const said = say(run, design.flow.greeting, 'greeting')
  if (said === 'refused') return ok(undefined)
  if (said !== 'said') return { ok: false, error: said }
  const entry = design.tasks[0]?.entry
  const node = entry == null ? undefined : indexDesign(design).node(entry)
  return node === undefined ? ok(end(run, null, 'end-of-task')) : enterAt(run, node)
}
