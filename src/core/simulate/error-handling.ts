import type { NodeId } from '../base/ids.ts'
import type { Trouble } from '../kinds/simulation.ts'
import { indexDesign } from '../model/design-index.ts'
import { EXTRA_ACTIONS } from './call-state.ts'
import { enterAt } from './move.ts'
import { end, record, type Run } from './run.ts'
import { say } from './say.ts'

/**
 * Goes to the flow's error handling, which may run some more actions; an error in there ends the call (Genesys Resource
 * Center, "Task and state editor actions").
 */
export function handleTrouble(run: Run, node: NodeId | null, trouble: Trouble): void {
  record(run, node, { type: 'failed', trouble })
  const { design, isHandlingError, limit } = run.state
  if (isHandlingError) return end(run, null, 'disconnect')
  run.state = {
    ...run.state,
    // Tasks that were called are left for good.
    calls: [],
    isHandlingError: true,
    question: null,
    limit: limit + EXTRA_ACTIONS,
  }
  const said = say(run, design.flow.errorAudio, 'errorAudio')
  if (said === 'refused') return
  if (said !== 'said') return handleTrouble(run, null, said)
  goToHandler(run)
}

function goToHandler(run: Run): void {
  const { design } = run.state
  const { errorHandling } = design.flow
  switch (errorHandling.type) {
    case 'disconnect':
      return end(run, null, 'disconnect')
    case 'queue':
      return end(run, null, 'transfer')
    case 'task': {
      const index = indexDesign(design)
      const entry = index.task(errorHandling.task)?.entry
      const node = entry == null ? undefined : index.node(entry)
      if (node === undefined) return end(run, null, 'disconnect')
      const entered = enterAt(run, node)
      if (!entered.ok) handleTrouble(run, node.id, entered.error)
    }
  }
}
