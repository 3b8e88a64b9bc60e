import { deleteDB } from 'idb'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { findTemplate } from '#core/gateways/templates.ts'
import type { Design } from '#core/model/design.ts'
import { installFakeIndexedDb } from '#testing/fake-indexed-db.ts'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { keepFresh, takeFresh } from './fresh-designs.ts'
import { useRemarks } from './remarks-store.ts'
import { useFileReport } from './report-store.ts'
import { type SessionPhase, startSession, writesOfEndedSessions } from './session.ts'
import { shelf } from './shelf.ts'

installFakeIndexedDb()

/** Locks as a browser has them, for one name after the other: the happy path of `ifAvailable` and `steal`. */
class ManualLocks {
  private holders = new Map<string, (reason: DOMException) => void>()
  request(
    name: string,
    { steal = false }: { steal?: boolean },
    use: (lock: { name: string } | null) => Promise<void> | undefined,
  ): Promise<void> {
    const holder = this.holders.get(name)
    if (holder !== undefined && !steal) return Promise.resolve(use(null))
    holder?.(new DOMException('stolen', 'AbortError'))
    return new Promise((resolve, reject) => {
      this.holders.set(name, reject)
      const free = () => {
        if (this.holders.get(name) === reject) this.holders.delete(name)
        resolve()
      }
      void Promise.resolve(use({ name })).then(free)
    })
  }
}

beforeAll(() => {
  Object.defineProperty(navigator, 'locks', { value: new ManualLocks(), configurable: true })
})

const endings: (() => void)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) end()
  await writesOfEndedSessions()
  await deleteDB('secure-flow-studio')
})

function template(): Design {
  const design = findTemplate('session-token')?.build()
  if (design === undefined) throw new Error('the template is gone')
  return design
}

async function open(
  id: string,
  takeOver = false,
): Promise<{ phase: SessionPhase; end: () => void }> {
  return new Promise((resolve) => {
    const end = startSession(id, takeOver, (phase) => resolve({ phase, end }))
    endings.push(end)
  })
}

function rename(name: string) {
  useDocument.getState().edit({ type: 'set-flow', patch: { name } }, 'Rename')
}

function openName() {
  return useDocument.getState().history?.design.flow.name
}

test('a new design is kept from the start, before anything is changed', async () => {
  const design = template()
  keepFresh(design)
  const { end } = await open(design.id)
  end()
  await writesOfEndedSessions()
  expect(await shelf.get(design.id)).toMatchObject({ ok: true, value: { design } })
})

test('the last edit is there when the design is opened again', async () => {
  keepFresh(template())
  const { end } = await open(template().id)
  rename('First')
  rename('Second')
  end()
  expect(openName()).toBeUndefined()
  await open(template().id)
  expect(openName()).toBe('Second')
})

test('an undo is kept too', async () => {
  keepFresh(template())
  const { end } = await open(template().id)
  const before = openName()
  rename('Other')
  useDocument.getState().undo()
  end()
  await open(template().id)
  expect(openName()).toBe(before)
})

test('a design that nobody has is missing', async () => {
  expect((await open('nobody')).phase).toEqual({ phase: 'missing' })
})

test('a session that ends while it opens leaves a new design for the next', async () => {
  keepFresh(template())
  startSession(template().id, false, () => undefined)()
  expect((await open(template().id)).phase).toEqual({ phase: 'open' })
  expect(useDocument.getState().isReadOnly).toBe(false)
  expect(takeFresh(template().id)).toBeNull()
})

test('what the check found is kept with the design', async () => {
  const design = template()
  keepFresh(design)
  const { end } = await open(design.id)
  useFindings.getState().publish({
    of: useDocument.getState().history?.design ?? design,
    problems: [
      {
        id: 'a',
        code: 'A',
        rule: 'a',
        severity: 'error',
        node: null,
        message: '',
        path: [],
        fix: null,
      },
      {
        id: 'b',
        code: 'B',
        rule: 'b',
        severity: 'error',
        node: null,
        message: '',
        path: [],
        fix: null,
        suppressed: 'known',
      },
    ],
    edges: new Map(),
  })
  end()
  await writesOfEndedSessions()
  expect(await shelf.get(design.id)).toMatchObject({
    value: { problems: { error: 1, warning: 0, info: 0 } },
  })
})

/** Another tab that has the design, or takes it over. */
async function anotherTab(id: string, steal: boolean) {
  navigator.locks
    .request(`secure-flow-studio.design.${id}`, { steal }, () => new Promise(() => undefined))
    .catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve))
}

function copyNamed(id: string): Design {
  return { ...template(), id }
}

test('a design that another tab holds can only be looked at, and refuses edits aloud', async () => {
  await shelf.put({ id: 'a', name: 'A', changedAt: 1, design: copyNamed('a'), problems: null })
  await anotherTab('a', false)
  await open('a')
  const before = openName()
  rename('Not here')
  expect(openName()).toBe(before)
  expect(useDocument.getState()).toMatchObject({ isReadOnly: true, refusals: 1 })
})

test('taking over edits here', async () => {
  await shelf.put({ id: 'b', name: 'B', changedAt: 1, design: copyNamed('b'), problems: null })
  await anotherTab('b', false)
  await open('b', true)
  expect(useDocument.getState().isReadOnly).toBe(false)
})

test('a tab that was taken over from stops writing', async () => {
  keepFresh(copyNamed('c'))
  await open('c')
  rename('Mine')
  await vi.waitFor(async () =>
    expect(await shelf.get('c')).toMatchObject({ value: { name: 'Mine' } }),
  )
  await anotherTab('c', true)
  rename('Too late')
  expect(useDocument.getState().isReadOnly).toBe(true)
  expect(await shelf.get('c')).toMatchObject({ value: { name: 'Mine' } })
})

test('a flow of another type is looked at: nothing can change it, and nothing is kept', async () => {
  keepFresh(copyNamed('seen'), { viewedType: 'inboundCall' })
  const { end } = await open('seen')
  rename('Changed')
  expect(useDocument.getState()).toMatchObject({ viewedType: 'inboundCall', isReadOnly: true })
  expect(openName()).toBe(template().flow.name)
  end()
  await writesOfEndedSessions()
  expect(await shelf.get('seen')).toEqual({ ok: true, value: null })
  expect((await open('seen')).phase).toEqual({ phase: 'open' })
})

test('what reading a file had to say is said once, and there again after a reload', async () => {
  const remarks = [{ text: '“Odd” is kept as it is.', node: null }]
  keepFresh(copyNamed('read'), { remarks })
  const { end } = await open('read')
  expect(useFileReport.getState().report).toMatchObject({ place: 'design', lines: remarks })
  useFileReport.setState({ report: null })
  rename('Later')
  end()
  await open('read')
  expect(useRemarks.getState().remarks).toEqual(remarks)
  expect(useFileReport.getState().report).toBeNull()
})
