import type { NodeId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import { sha256Hex } from '../base/sha256.ts'
import type { DataAction } from '../model/data-action.ts'
import type { Design } from '../model/design.ts'
import type { ActionContents } from './action-from-org.ts'
import { fillActions, type FilledAction, rememberedActions } from './fill-actions.ts'
import type { PublishedMemory } from './memory.ts'
import type { ListedFlow } from './org-library.ts'
import { WEB_SERVICES } from './new-integration.ts'
import { describeOrgError, type OrgError, type OrgIntegration, type OrgPort } from './ports.ts'

/** How files are read and written: the codecs, which publishing does not know. Failures are sentences. */
export interface FlowFiles {
  readonly readFlow: (yaml: string) => Result<ReadFlowFile, string>
  readonly readAction: (
    file: string,
  ) => Result<{ readonly contents: ActionContents; readonly remarks: readonly string[] }, string>
  readonly write: (design: Design) => Result<string, string>
  /** Whether two files say the same, however they are laid out. */
  readonly isSame: (yaml: string, other: string) => boolean
}

export interface ReadFlowFile {
  readonly design: Design
  /** Not what its data actions lack: that the org may know. */
  readonly remarks: readonly OpenRemark[]
}

/** Something that a person should know of how a flow was read, and the step that it is about. */
export interface OpenRemark {
  readonly text: string
  readonly node: NodeId | null
}

export interface OpenEnvironment {
  readonly files: FlowFiles
  readonly org: PublishedMemory['org']
  readonly sleep: (ms: number) => Promise<void>
  readonly isStopped: () => boolean
  /** Says what is being done. */
  readonly tell: (text: string) => void
}

export interface OpenedFlow extends ReadFlowFile {
  /** What the next plan knows of the org; null where nothing of it could be tied to the design. */
  readonly memory: PublishedMemory | null
}

export type OpenFlowError = OrgError | { readonly code: 'unreadable'; readonly detail: string }

/**
 * Opens a flow of an org as a design: its live version is exported by a job and read, and the data actions that it
 * names are filled with what the org has of them. Writes nothing but the export job.
 */
export async function openFlow(
  org: OrgPort,
  flow: ListedFlow,
  env: OpenEnvironment,
): Promise<Result<OpenedFlow, OpenFlowError>> {
  env.tell(`The org is exporting “${flow.name}”`)
  const exported = await org.exportFlow(flow, env.sleep, env.isStopped)
  if (!exported.ok) return exported
  const read = env.files.readFlow(exported.value)
  if (!read.ok) return err({ code: 'unreadable', detail: read.error })
  const integrations = await org.integrations()
  if (!integrations.ok) return integrations
  const { design, remarks } = read.value
  const filled = await fillActions(org, design, { ...env, integrations: integrations.value })
  if (!filled.ok) return filled
  const home = homeOf(filled.value, integrations.value)
  const complete = { ...design, actions: filled.value.map((one) => inItsCategory(one, home)) }
  const about = filled.value.flatMap((one) => one.remarks.map((text) => ({ text, node: null })))
  return ok({
    design: complete,
    remarks: [...remarks, ...about],
    memory:
      home === undefined
        ? null
        : {
            org: env.org,
            integration: { id: home.id, name: home.name },
            actions: rememberedActions(filled.value, home.id),
            flow: {
              id: flow.id,
              name: flow.name,
              version: flow.publishedVersion ?? '',
              hash: hashOfLive(complete, exported.value, env.files),
            },
          },
  })
}

/** In words, for whoever wanted to open a flow. */
export function describeOpenFlowError(error: OpenFlowError): string {
  switch (error.code) {
    case 'unreadable':
      return `The file that the org exported cannot be read: ${error.detail}`
    case 'export-failed':
      return `The org could not export it: ${error.detail}`
    case 'cancelled':
      return 'Opening it was stopped.'
    case 'rate-limited':
      return 'The org is taking no more requests for now. Wait a minute and open it again.'
    case 'unavailable':
      return `The org has a problem of its own (${error.status}). Open it again in a while.`
    default:
      return describeOrgError(error)
  }
}

/** An action without a category of its own takes the name of the integration that the design goes to. */
function inItsCategory(
  { action, found }: FilledAction,
  home: OrgIntegration | undefined,
): DataAction {
  return found === null || found.integrationId === home?.id
    ? action
    : { ...action, category: found.category }
}

/** The integration that publishing it back is first offered. */
function homeOf(
  filled: readonly FilledAction[],
  integrations: readonly OrgIntegration[],
): OrgIntegration | undefined {
  const used = new Set(filled.map(({ found }) => found?.integrationId))
  return (
    integrations.find(({ id }) => used.has(id)) ??
    integrations.find(({ typeId }) => typeId === WEB_SERVICES)
  )
}

/**
 * What is live counts as what this design writes only where both files say the same. Else the flow counts as changed,
 * and publishing it makes a version.
 */
function hashOfLive(design: Design, live: string, { write, isSame }: FlowFiles): string {
  const written = write(design)
  return sha256Hex(written.ok && isSame(written.value, live) ? written.value : live)
}
