import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { err, ok, type Result } from '#core/base/result.ts'

/**
 * Keeps others from publishing or rehearsing the same design meanwhile, by a file that holds the number of the process.
 * One that was left by a process which is gone does not count. Gives what lets go of it again.
 */
export function holdDesign(
  file: string,
  doing: 'publishing' | 'rehearsing',
): Result<() => void, string> {
  const taken = take(file)
  if (taken === null) return ok(() => rmSync(file, { force: true }))
  const owner = ownerOf(file)
  if (owner !== null && owner !== process.pid && isRunning(owner)) {
    return err(
      `another process (${owner}) is ${doing} this design: wait until it has ended, or delete ${file} if there is no such process`,
    )
  }
  rmSync(file, { force: true })
  const again = take(file)
  return again === null
    ? ok(() => rmSync(file, { force: true }))
    : err(`${file} cannot be written (${again}), so that two could be ${doing} at once`)
}

/** Why the file cannot be made; null when it was. */
function take(file: string): string | null {
  try {
    const made = openSync(file, 'wx')
    writeSync(made, `${process.pid}\n`)
    closeSync(made)
    return null
  } catch (cause) {
    return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
  }
}

function ownerOf(file: string): number | null {
  try {
    const owner = Number(readFileSync(file, 'utf8'))
    return Number.isSafeInteger(owner) && owner > 0 ? owner : null
  } catch {
    // It is gone, or not ours to read: taking it again tells.
    return null
  }
}

/** Asking a process whether it may be signalled ends none: only one that is gone says so. */
function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0)
    return true
  } catch (cause) {
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')
  }
}
