import type { TaskId } from '../../base/ids.ts'
import type { DataAction } from '../../model/data-action.ts'
import { type DesignIndex, indexDesign } from '../../model/design-index.ts'
import { DESIGN_FORMAT, DESIGN_VERSION, type Design } from '../../model/design.ts'
import { NO_AUDIO } from '../../model/values.ts'

/** A design that holds nothing but data actions and tasks: what kinds may look at while a flow is being read. */
export function indexWith(actions: readonly DataAction[], tasks: Design['tasks']): DesignIndex {
  return indexDesign({ ...EMPTY, actions: [...actions], tasks })
}

const EMPTY: Design = {
  format: DESIGN_FORMAT,
  version: DESIGN_VERSION,
  id: 'reading',
  flow: {
    name: '',
    description: '',
    division: '',
    entryMode: 'transfer',
    defaultLanguage: '',
    greeting: NO_AUDIO,
    errorHandling: { type: 'disconnect' },
    errorAudio: NO_AUDIO,
  },
  tasks: [{ id: 'none' as TaskId, name: '', entry: null }],
  nodes: [],
  edges: [],
  variables: [],
  actions: [],
  layout: {},
  suppressions: [],
  severities: {},
}

export const EMPTY_INDEX: DesignIndex = indexDesign(EMPTY)
