import { hasWritten } from '#core/publish/journal.ts'
import type { Plan } from '#core/publish/plan.ts'
import { describeRunError } from '#core/publish/run-error.ts'
import type { PublishRig } from './publish-rig.ts'

/** How a publish came to its end that met a fault. */
export type Ending =
  /** In the same run: the fault was waited out, looked at again or told no harm. */
  | 'in one run'
  /** The run ended, with what stands told, and going on finished it. */
  | 'resumed'
  /** The run ended before anything was written to the org. */
  | 'before writing'

/** One cell of the matrix: at which step which kind of ending was met. */
export interface FaultEnding {
  readonly step: string
  readonly ending: Ending
}

declare module 'vitest' {
  interface TaskMeta {
    /** Read from the report by `npm run faults`. */
    faults?: { scenario: string; fault: string; endings: readonly FaultEnding[] }
  }
}

/** Goes on after each failure, as a person does by the button, and tells how it came to its end. */
export async function endingOf(rig: PublishRig, plan: Plan): Promise<Ending> {
  let ending: Ending = 'in one run'
  const errors: string[] = []
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const outcome = await rig.run(plan)
    if (outcome === null) throw new Error('nothing closes the page here')
    if (outcome.ok) return ending
    errors.push(describeRunError(outcome.error))
    if (attempt === 0) ending = hasWritten(journalOf(rig, plan)) ? 'resumed' : 'before writing'
  }
  throw new Error(`did not end: ${[...errors, ...rig.requests].join('\n')}`)
}

/** What a request is for, in the words of the plan. */
export function stepOf(request: string): string {
  return STEPS.find(([pattern]) => pattern.test(request))?.[1] ?? 'look what is there'
}

const MAX_ATTEMPTS = 5

const STEPS: readonly (readonly [RegExp, string])[] = [
  [/^POST .*\/integrations\/credentials$/, 'send the credentials'],
  [/^POST .*\/integrations$/, 'make the integration'],
  [/^(GET|PUT) .*\/config\/current$/, 'give it the credentials'],
  [/^PATCH .*\/integrations\/[^/]+$/, 'activate the integration'],
  [/^DELETE .*\/integrations\/[^/]+$/, 'remove the integration'],
  [/^POST .*\/actions\/drafts$/, 'make the draft'],
  [/^GET .*\/draft\/validation$/, 'validate the draft'],
  [/^POST .*\/draft\/publish$/, 'publish the draft'],
  [/^PATCH .*\/actions\/[^/]+$/, 'change the action'],
  [/^DELETE .*\/actions\/[^/]+$/, 'remove the action'],
  [
    /^GET .*\/integrations\/actions\/(?!drafts$)[^/]+(\/(templates|schemas)\/.*)?$/,
    'read an action',
  ],
  [/\/consumingresources$/, 'ask who uses the action'],
  [/\/flows\/export\/jobs|^GET \/(downloads|relay)/, 'export what is live'],
  [/^POST .*\/flows\/jobs$/, 'register the job'],
  [/^PUT /, 'upload the file'],
  [/^GET .*\/flows\/jobs\//, 'ask about the job'],
  [/^GET .*\/flows\/[^/]+$/, 'read the flow back'],
]

function journalOf({ journal }: PublishRig, plan: Plan) {
  return { id: '', startedAt: 0, org: { id: '', name: '' }, plan, entries: journal }
}
