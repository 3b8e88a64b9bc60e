import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'

/**
 * Golden data lives outside the project, in the folder that SECURE_FLOW_SHARED names.
 * Set, it must exist; unset, the tests that need it are skipped and counted as skipped.
 */
const folder = process.env['SECURE_FLOW_SHARED']
if (folder !== undefined && !existsSync(folder)) {
  throw new Error(`SECURE_FLOW_SHARED names a folder that does not exist: ${folder}`)
}

/** A suite over golden data. Without it the suite is one skipped test: its body, which reads the data, is not run. */
export function describeWithSharedData(name: string, tests: () => void): void {
  if (folder !== undefined) {
    describe(name, tests)
    return
  }
  describe(name, () => {
    it.skip('needs the folder that SECURE_FLOW_SHARED names', () => {})
  })
}

export function sharedPath(...parts: readonly string[]): string {
  if (folder === undefined) throw new Error('SECURE_FLOW_SHARED is not set')
  return join(folder, ...parts)
}

export function sharedJson<T>(...parts: readonly string[]): T {
  return JSON.parse(readFileSync(sharedPath(...parts), 'utf8')) as T
}
