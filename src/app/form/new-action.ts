import { type ActionId, freshId } from '#core/base/ids.ts'
import type { DataAction } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'

/** What a new action sends before anything is said: JSON, by POST, to nowhere yet. */
const BLANK: Omit<DataAction, 'id' | 'name' | 'category' | 'integration'> = {
  secure: true,
  purpose: 'other',
  gateway: '',
  tokenLifetimeSeconds: null,
  singleUse: true,
  inputs: [],
  outputs: [],
  request: {
    method: 'POST',
    url: '',
    headers: [{ name: 'Content-Type', value: 'application/json' }],
    body: '',
  },
  response: {
    translationMap: {},
    translationMapDefaults: {},
    successTemplate: '${rawResult}',
  },
  timeoutSeconds: 10,
}

/** An action to fill in, of the integration that the design's other actions use. */
export function blankAction(design: Design): DataAction {
  const integration = design.actions[0]?.integration ?? ''
  const category = design.actions[0]?.category ?? integration
  return { ...BLANK, ...freeName(design, 'New_Action'), integration, category }
}

/** The action under an id and a name that are free in the design. */
export function asNew(design: Design, action: DataAction): DataAction {
  return { ...action, ...freeName(design, action.name) }
}

/** An id for an action of this name, which another category may have, too. */
export function freeId(design: Design, name: string): ActionId {
  const ids = new Set<string>(design.actions.map(({ id }) => id))
  return freshId<ActionId>(name.toLowerCase().replace(/[^a-z0-9]+/g, '-'), ids)
}

/** Genesys tells actions apart by category and name, so a name is not used twice. */
function freeName(design: Design, base: string): Pick<DataAction, 'id' | 'name'> {
  const names = new Set(design.actions.map((action) => action.name.toLowerCase()))
  let name = base
  for (let n = 2; names.has(name.toLowerCase()); n += 1) name = `${base}_${n}`
  return { id: freeId(design, name), name }
}
