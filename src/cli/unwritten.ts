import type { EventEmitter } from 'node:events'
import { EXIT } from './command.ts'

/** What it needs of the process that it runs in. */
export interface Host {
  readonly stdout: EventEmitter
  readonly stderr: EventEmitter & { write(text: string): unknown }
  exitCode?: number | string | null | undefined
  once(event: 'exit', listener: () => void): unknown
}

/**
 * A reader that has seen enough (`| head`) closes the pipe: no failure of ours, and no reason to stop halfway through a
 * publish or to end as if nothing had been found. Where the output cannot be written, as on a full disk, the command
 * goes on as well, and it is said in the end that what it told is not all there: whatever was found, that is no answer.
 */
export function watchOutput(host: Host): void {
  let isTold = false
  const tell = (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isTold) return
    isTold = true
    host.once('exit', () => {
      host.exitCode = EXIT.usage
    })
    const why = error.code === 'ENOSPC' ? 'no space is left on the disk' : error.message
    host.stderr.write(
      `secure-flow: the output could not be written: ${why}. Make room or write it elsewhere, and run the command again.\n`,
    )
  }
  for (const stream of [host.stdout, host.stderr]) stream.on('error', tell)
}
