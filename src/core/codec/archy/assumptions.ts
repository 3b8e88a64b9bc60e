import { SECURE_ACTION_KEY } from '../../kinds/call-secure-data/archy.ts'
import { DTMF_KEY_PREFIX } from '../../kinds/collect-input/digits.ts'
import { ACKNOWLEDGED_KEY } from '../../kinds/extract-secure-data/index.ts'

/**
 * What no public file and no documentation shows of secure call flows in Archy YAML, and what we take it to be. One
 * real export that has the thing corrects it here, or in the kind that the constant comes from.
 */
interface Assumption {
  readonly id: string
  readonly taken: string
  readonly settledBy: string
}

/** The flag of a secure variable; the SDK's property is called so. */
export const SECURE_VARIABLE_KEY = 'isSecure'
export const JUMP_KEY = 'jumpToTask'
/** As `menuJumpToTask` has it. */
export const TARGET_TASK_KEY = 'targetTaskRef'
export const NEXT_PASS_KEY = 'loopNext'
export const LEAVE_LOOP_KEY = 'loopExit'

export const ASSUMPTIONS: readonly Assumption[] = [
  {
    id: 'secure-variable',
    taken: `a secure variable has ${SECURE_VARIABLE_KEY}: true`,
    settledBy: 'an export with a secure variable',
  },
  {
    id: 'acknowledgement',
    taken: `extractSecureData has ${ACKNOWLEDGED_KEY}: true`,
    settledBy: 'an export with an acknowledged Extract Secure Data action',
  },
  {
    id: 'secure-action-key',
    taken: `callDataSecure nests its action under ${SECURE_ACTION_KEY}`,
    settledBy: 'an export with a Call Secure Data action',
  },
  {
    id: 'dtmf-key',
    taken: `the pound key is spelled ${DTMF_KEY_PREFIX}#`,
    settledBy: 'an export with a Collect Input that the pound key ends',
  },
  {
    id: 'error-handling-task',
    taken: `errorHandling: {task: {${TARGET_TASK_KEY}: …}}`,
    settledBy: 'an export whose error handling jumps to a reusable task',
  },
  {
    id: 'jump-to-task',
    taken: `${JUMP_KEY} names its task by ${TARGET_TASK_KEY}`,
    settledBy: 'an export with a Jump to Reusable Task action in a task',
  },
  {
    id: 'reference-characters',
    taken: 'a reference id may hold every character but / [ ] and line breaks',
    settledBy: 'an export with a task whose name has such characters',
  },
]
