import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ok } from '#core/base/result.ts'
import { openCloneFile } from './clone-file.ts'

let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secure-flow-clones-'))
  file = join(folder, 'pay.clones.json')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const clone = (name: string, id: string | null = null) =>
  ({ org: 'one', category: 'Payments', name, id }) as const

it('is written down before it is made, and then with its id', async () => {
  const clones = openCloneFile(file)
  await clones.keep(clone('TEST a 3f2a'))
  expect(await openCloneFile(file).of('one')).toEqual(ok([clone('TEST a 3f2a')]))
  await clones.keep(clone('TEST a 3f2a', 'a1'))
  expect(await openCloneFile(file).of('one')).toEqual(ok([clone('TEST a 3f2a', 'a1')]))
})

it('is kept for each org, and the file goes with the last one', async () => {
  const clones = openCloneFile(file)
  await clones.keep(clone('TEST a 3f2a'))
  await clones.keep({ ...clone('TEST a 3f2a'), org: 'two' })
  await clones.forget(clone('TEST a 3f2a'))
  expect(await clones.of('one')).toEqual(ok([]))
  expect(existsSync(file)).toBe(true)
  await clones.forget({ ...clone('TEST a 3f2a'), org: 'two' })
  expect(existsSync(file)).toBe(false)
  expect(await clones.forget(clone('TEST a 3f2a'))).toEqual(ok(null))
})

it('is not overwritten when it cannot be read', async () => {
  writeFileSync(file, '{"format"')
  const kept = await openCloneFile(file).keep(clone('TEST a 3f2a'))
  expect(kept).toMatchObject({ ok: false, error: expect.stringContaining('--clean') })
})
