import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { categoryOf } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'
import { sharedPath } from './shared-data.ts'

/** What Genesys' own design-time core says about a flow. */
export interface CoreReport {
  readonly ok: boolean
  readonly errors: readonly { readonly where: string; readonly message: string }[]
  readonly warnings: readonly { readonly where: string; readonly message: string }[]
  /** What it does not know, and did not check. */
  readonly unsupported: readonly { readonly what: string }[]
}

/** Asks the core about many flows in one go; with a design, its data actions exist in the org, and no others. */
export function askCore(
  flows: readonly { readonly yaml: string; readonly actions?: Design['actions'] }[],
): readonly CoreReport[] {
  const input = flows.map(({ yaml, actions }) => {
    const catalogue = actions?.map((action) => ({
      name: action.name,
      category: categoryOf(action),
      secure: action.secure,
      inputs: Object.fromEntries(action.inputs.map(({ name, type }) => [name, type])),
      outputs: Object.fromEntries(action.outputs.map(({ name, type }) => [name, type])),
    }))
    return `${JSON.stringify({ yaml, actions: catalogue })}\n`
  })
  const run = spawnSync(
    process.execPath,
    [join(root, 'src', 'testing', 'architect-core-batch.mjs'), architectCore()],
    { input: input.join(''), encoding: 'utf8', maxBuffer: 100_000_000 },
  )
  const reports = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CoreReport)
  if (reports.length !== flows.length) throw new Error(`The core stopped: ${run.stderr}`)
  return reports
}

/**
 * The folder of the conformance tool with its packages: the one that SECURE_FLOW_ARCHITECT_CORE names, or a copy of
 * the shared one, which is installed once and kept.
 */
export function architectCore(): string {
  const named = process.env['SECURE_FLOW_ARCHITECT_CORE']
  if (named !== undefined) return named
  const kept = join(root, 'node_modules', '.cache', 'architect-core')
  if (existsSync(kept)) return kept
  const fresh = `${kept}-${process.pid}`
  cpSync(sharedPath('tools', 'architect-core'), fresh, { recursive: true })
  execFileSync('chmod', ['-R', 'u+w', fresh])
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: fresh, stdio: 'pipe' })
  // Two tests may install at the same time: the first one is kept.
  if (!existsSync(kept)) renameSync(fresh, kept)
  return kept
}

const root = fileURLToPath(new URL('../..', import.meta.url))
