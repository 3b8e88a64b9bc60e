import { create } from 'zustand'
import type { ActionId, NodeId, TaskId, VariableId } from '#core/base/ids.ts'

/** What stands in the left panel, or null when it is folded to its rail. */
export type LeftPanel = 'add' | 'outline' | 'variables' | 'actions'
/** What a new data action can be made from. */
export type ActionSource = 'curl' | 'openapi' | 'file'
/** The same, and an action that an org has already. */
export type ActionOrigin = ActionSource | 'org'
/** What fills the middle: the canvas, the editor of one data action, or the page that makes one from something else. */
export type Stage =
  | { readonly type: 'canvas' }
  | { readonly type: 'action'; readonly action: ActionId }
  | {
      readonly type: 'new-action'
      readonly from: ActionOrigin
      /** The step that is to call it. */
      readonly node?: NodeId
    }

/** Where the form should put the focus, counted so that the same place can be asked for twice. */
export interface FocusRequest {
  readonly node: NodeId | null
  readonly variable: VariableId | null
  readonly action: ActionId | null
  readonly field: string | null
  readonly count: number
}

interface ViewState {
  readonly selection: readonly NodeId[]
  /** The task that is chosen as a whole; null when nodes are, or nothing is. */
  readonly task: TaskId | null
  readonly leftPanel: LeftPanel | null
  readonly stage: Stage
  readonly isInspectorOpen: boolean
  readonly isBottomOpen: boolean
  /** The problem whose witness path is lit on the canvas. */
  readonly selectedProblem: string | null
  readonly focusRequest: FocusRequest | null
  readonly select: (nodes: readonly NodeId[]) => void
  /** Chooses a task with all of its nodes. */
  readonly selectTask: (task: TaskId, nodes: readonly NodeId[]) => void
  readonly showLeft: (panel: LeftPanel | null) => void
  readonly showStage: (stage: Stage) => void
  readonly setInspectorOpen: (open: boolean) => void
  readonly setBottomOpen: (open: boolean) => void
  readonly selectProblem: (id: string | null) => void
  /** Goes to a node (selected, brought into view), a variable or a data action (its editor), and to the field there. */
  readonly goTo: (place: {
    node?: NodeId | null
    variable?: VariableId | null
    action?: ActionId | null
    field?: string | null
  }) => void
  readonly reset: () => void
}

const initial = {
  selection: [],
  task: null,
  leftPanel: 'add',
  stage: { type: 'canvas' },
  isInspectorOpen: true,
  isBottomOpen: true,
  selectedProblem: null,
  focusRequest: null,
} as const satisfies Partial<ViewState>

/** What is seen of the design: never part of the file, never undone. */
export const useView = create<ViewState>()((set) => ({
  ...initial,
  select: (selection) => set({ selection, task: null }),
  selectTask: (task, selection) => set({ selection, task }),
  showLeft: (leftPanel) => set({ leftPanel }),
  showStage: (stage) => set({ stage }),
  setInspectorOpen: (isInspectorOpen) => set({ isInspectorOpen }),
  setBottomOpen: (isBottomOpen) => set({ isBottomOpen }),
  selectProblem: (selectedProblem) => set({ selectedProblem }),
  goTo: ({ node = null, variable = null, action = null, field = null }) =>
    set((state) => ({
      focusRequest: { node, variable, action, field, count: (state.focusRequest?.count ?? 0) + 1 },
      stage: action === null ? { type: 'canvas' } : { type: 'action', action },
      ...(node === null ? {} : { selection: [node], task: null, isInspectorOpen: true }),
      ...(variable === null ? {} : { leftPanel: 'variables' as const }),
    })),
  reset: () => set(initial),
}))
