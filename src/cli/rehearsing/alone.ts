import { randomBytes } from 'node:crypto'
import { openCloneFile } from '#adapters/node/clone-file.ts'
import { holdDesign } from '#adapters/node/design-hold.ts'
import type { RehearsalEnvironment } from '#core/rehearse/environment.ts'
import { FailedRun, type Terminal } from '../command.ts'
import { stopOnInterrupt } from '../interrupt.ts'
import type { Connection } from '../publishing/connect.ts'
import type { Subject } from '../publishing/subject.ts'

/** Where a rehearsal takes place: all that it needs but the integration. */
export interface Stage {
  readonly subject: Subject
  readonly env: Omit<RehearsalEnvironment, 'integrationId'>
}

/**
 * Does something with test clones while nobody else rehearses the design from this folder: nobody else takes them for
 * left behind. Ctrl-C stops before the next request, and what stands is removed.
 */
export async function alone<T>(
  subject: Subject,
  { identity, sleep }: Connection,
  terminal: Terminal,
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const held = holdDesign(subject.files.rehearsing, 'rehearsing')
  if (!held.ok) throw new FailedRun(held.error)
  const interrupt = stopOnInterrupt(sleep)
  try {
    return await work({
      subject,
      env: {
        org: { id: identity.orgId, name: identity.orgName },
        clones: openCloneFile(subject.files.clones),
        mark: randomBytes(4).toString('hex'),
        now: Date.now(),
        sleep: interrupt.sleep,
        isStopped: interrupt.isStopped,
        // For a person who waits; what a script reads is the report.
        onProgress: (text) => (terminal.ask === undefined ? undefined : terminal.err(`${text}…\n`)),
      },
    })
  } finally {
    interrupt.release()
    held.value()
  }
}
