import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/**
 * Layers are enforced by the linter's configuration. An enforcement that stopped working would not be noticed, so
 * forbidden imports are planted in a copy here, and the linter must find every one.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
let copy = ''

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'layers-'))
  const config: unknown = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8'))
  const untyped = { ...(config as object), options: {}, $schema: undefined }
  writeFileSync(join(copy, '.oxlintrc.json'), JSON.stringify(untyped))
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

function findings(file: string, code: string): string {
  const path = join(copy, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, code)
  const oxlint = join(root, 'node_modules', '.bin', 'oxlint')
  const done = spawnSync(oxlint, ['--format', 'unix', file], { cwd: copy, encoding: 'utf8' })
  return done.stdout
}

const FORBIDDEN: readonly (readonly [string, string, string])[] = [
  [
    'core uses React',
    'src/core/model/planted.ts',
    "import { useState } from 'react'\nuseState()\n",
  ],
  [
    'core reads files',
    'src/core/lint/planted.ts',
    "import fs from 'node:fs/promises'\nfs.stat('')\n",
  ],
  ['core imports the app', 'src/core/codec/planted.ts', "import '../../app/app.tsx'\n"],
  ['base imports the model', 'src/core/base/planted.ts', "import '../model/design.ts'\n"],
  [
    'language imports the model',
    'src/core/language/velocity/planted.ts',
    "import '../../model/edit.ts'\n",
  ],
  ['model imports kinds', 'src/core/model/planted.ts', "import '../kinds/registry.ts'\n"],
  [
    'kinds import analysis',
    'src/core/kinds/disconnect/planted.ts',
    "import '../../analysis/analyse.ts'\n",
  ],
  ['analysis imports lint', 'src/core/analysis/planted.ts', "import '../lint/lint.ts'\n"],
  ['lint imports publish', 'src/core/lint/planted.ts', "import '../publish/plan.ts'\n"],
  [
    'publish imports the rehearsal',
    'src/core/publish/planted.ts',
    "import '../rehearse/compare.ts'\n",
  ],
  ['the rehearsal imports lint', 'src/core/rehearse/planted.ts', "import '../lint/lint.ts'\n"],
  ['the app imports the sandbox', 'src/app/planted.tsx', "import '#sandbox/org/handler.ts'\n"],
  [
    'adapters import the sandbox',
    'src/adapters/genesys/planted.ts',
    "import '../../sandbox/org/seed.ts'\n",
  ],
  [
    'React Flow is used past its adapter',
    'src/app/canvas/planted.tsx',
    "import { ReactFlow } from '@xyflow/react'\nReactFlow\n",
  ],
  [
    'the org imports Node',
    'src/sandbox/org/planted.ts',
    "import { createServer } from 'node:http'\ncreateServer()\n",
  ],
  ['the CLI imports the app', 'src/cli/planted.ts', "import '../app/app.tsx'\n"],
]

describe('the linter finds a forbidden import when', () => {
  it.each(FORBIDDEN)('%s', (_, file, code) => {
    expect(findings(file, code)).toContain('no-restricted-imports')
  })

  it.each([
    ['Date', 'export const now = Date.now()\n'],
    ['fetch', "export const reply = fetch('')\n"],
    ['document', 'export const body = document.body\n'],
  ])('core touches %s', (_, code) => {
    expect(findings('src/core/analysis/planted.ts', code)).toContain('no-restricted-globals')
  })

  it('nothing is forbidden, and then it is silent', () => {
    expect(
      findings('src/core/model/allowed.ts', "export { ok } from '../base/result.ts'\n"),
    ).not.toContain('no-restricted')
  })
})
