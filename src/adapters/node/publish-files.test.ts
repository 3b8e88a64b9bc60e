import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ok } from '#core/base/result.ts'
import type { Journal } from '#core/publish/journal.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import { openPublishFiles, publishFilesOf } from './publish-files.ts'
import { holdDesign } from './design-hold.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secure-flow-records-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const filesIn = () => publishFilesOf(join(folder, 'pay.secureflow.json'))

function memoryOf(org: string): PublishedMemory {
  return {
    org: { id: org, name: org },
    integration: { id: 'i', name: 'Payments' },
    actions: {},
    flow: { id: 'f', name: 'Pay', version: '1.0', hash: 'h' },
  }
}

function journalOf(id: string, org: string, startedAt: number): Journal {
  const integration = { id: 'i', name: 'Payments', typeId: 't', isActive: true }
  const plan = { design: 'd', flowName: 'Pay', integration, steps: [] }
  return { id, startedAt, org: { id: org, name: org }, plan, entries: [] }
}

const entry = { type: 'begun', step: 'flow', write: 'job' } as const

describe('what was published', () => {
  it('is named after the design, whatever form it has', () => {
    for (const file of ['pay.secureflow.json', 'pay.json', 'pay.yaml', 'pay.yml']) {
      expect(publishFilesOf(file).published).toBe('pay.published.json')
    }
  })

  it('is kept for each org', async () => {
    const records = openPublishFiles(filesIn())
    await records.remember({ org: 'two', design: 'd' }, memoryOf('two'))
    await records.remember({ org: 'one', design: 'd' }, memoryOf('one'))
    expect(await records.memory({ org: 'two', design: 'd' })).toEqual({
      ok: true,
      value: memoryOf('two'),
    })
    expect(await records.memory({ org: 'two', design: 'another' })).toEqual({
      ok: true,
      value: null,
    })
    const text = readFileSync(filesIn().published, 'utf8')
    expect(text.indexOf('"one"')).toBeLessThan(text.indexOf('"two"'))
  })

  it('of two designs with one name stands side by side', async () => {
    const records = openPublishFiles(filesIn())
    await records.remember({ org: 'one', design: 'json' }, memoryOf('one'))
    const other = { ...memoryOf('one'), flow: null }
    await records.remember({ org: 'one', design: 'yaml' }, other)
    expect(await records.memory({ org: 'one', design: 'json' })).toEqual(ok(memoryOf('one')))
    expect(await records.memory({ org: 'one', design: 'yaml' })).toEqual(ok(other))
  })

  it('is read from files that hold one design for each org', async () => {
    const orgs = { one: { design: 'd', memory: memoryOf('one') } }
    writeFileSync(filesIn().published, JSON.stringify({ format: 'secure-flow-published/1', orgs }))
    const records = openPublishFiles(filesIn())
    expect(await records.memory({ org: 'one', design: 'd' })).toEqual(ok(memoryOf('one')))
    for (const design of ['e', 'constructor']) {
      expect(await records.memory({ org: 'one', design })).toEqual(ok(null))
    }
    await records.remember({ org: 'one', design: 'e' }, memoryOf('one'))
    expect(await records.memory({ org: 'one', design: 'd' })).toEqual(ok(memoryOf('one')))
  })

  it('is not overwritten when it cannot be read', async () => {
    writeFileSync(filesIn().published, '<<<<<<< HEAD')
    const records = openPublishFiles(filesIn())
    const kept = await records.remember({ org: 'one', design: 'd' }, memoryOf('one'))
    expect(kept).toMatchObject({ ok: false, error: expect.stringContaining('damaged') })
    expect(readFileSync(filesIn().published, 'utf8')).toBe('<<<<<<< HEAD')
  })
})

describe('the journal', () => {
  it('comes back the newest first, with what was added', async () => {
    const records = openPublishFiles(filesIn())
    await records.begin(journalOf('old', 'one', 1))
    await records.begin(journalOf('elsewhere', 'two', 2))
    await records.begin(journalOf('new', 'one', 3))
    await records.append('new', entry)
    const journals = await openPublishFiles(filesIn()).journals({ org: 'one', design: 'd' })
    expect(journals).toEqual({
      ok: true,
      value: [{ ...journalOf('new', 'one', 3), entries: [entry] }, journalOf('old', 'one', 1)],
    })
  })

  it('loses a line that was cut off, and not the next one', async () => {
    await openPublishFiles(filesIn()).begin(journalOf('j', 'one', 1))
    appendFileSync(filesIn().journal, '{"journal":"j","ent')
    await openPublishFiles(filesIn()).append('j', entry)
    const journals = await openPublishFiles(filesIn()).journals({ org: 'one', design: 'd' })
    expect(journals).toMatchObject({ ok: true, value: [{ entries: [entry] }] })
  })

  it('of which the plan was changed is not gone on with', async () => {
    const records = openPublishFiles(filesIn())
    await records.begin(journalOf('j', 'one', 1))
    const { journal } = filesIn()
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('"Pay"', '"Other"'))
    expect(await records.journals({ org: 'one', design: 'd' })).toEqual({ ok: true, value: [] })
  })

  it('keeps the last five of each org', async () => {
    const records = openPublishFiles(filesIn())
    await records.begin(journalOf('elsewhere', 'two', 0))
    for (let n = 1; n <= 7; n += 1) await records.begin(journalOf(`j${n}`, 'one', n))
    const own = await records.journals({ org: 'one', design: 'd' })
    expect(own.ok && own.value.map(({ id }) => id)).toEqual(['j7', 'j6', 'j5', 'j4', 'j3'])
    const other = await records.journals({ org: 'two', design: 'd' })
    expect(other.ok && other.value).toHaveLength(1)
  })
})

describe('two at once', () => {
  it('do not publish: one that runs holds the design', () => {
    // The process that started this one runs as long as this one does.
    writeFileSync(filesIn().hold, `${process.ppid}\n`)
    expect(holdDesign(filesIn().hold, 'publishing')).toMatchObject({
      ok: false,
      error: expect.stringContaining('another process'),
    })
  })

  it('one that is gone holds nothing', () => {
    // Above the largest number that Linux gives to a process.
    writeFileSync(filesIn().hold, '99999999\n')
    const held = holdDesign(filesIn().hold, 'publishing')
    expect(held.ok).toBe(true)
    if (held.ok) held.value()
    expect(holdDesign(filesIn().hold, 'publishing').ok).toBe(true)
  })
})
