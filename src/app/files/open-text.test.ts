import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findTemplate } from '#core/gateways/templates.ts'
import { writeArchy } from '#core/codec/archy/write.ts'
import { writeDesign } from '#core/codec/json/write.ts'
import { installFakeIndexedDb } from '#testing/fake-indexed-db.ts'
import { takeFresh } from './fresh-designs.ts'
import { offsetIn } from './open-failure.ts'
import { looksLikeFlow } from './open-file.ts'
import { openText } from './open-text.ts'

installFakeIndexedDb()

const template = findTemplate('session-token')?.build()
if (template === undefined) throw new Error('the template is gone')
const archy = writeArchy(template)
if (!archy.ok) throw new Error('the template cannot be written')
const { yaml } = archy.value

beforeEach(() => {
  location.hash = ''
})
afterEach(() => {
  location.hash = ''
})

const open = (text: string) => openText({ name: null, text, handle: null })

/** The design that the page goes to. */
function opened() {
  const id = decodeURIComponent(location.hash.replace('#/design/', ''))
  const fresh = takeFresh(id)
  if (fresh === null) throw new Error(`nothing was opened: ${location.hash}`)
  return fresh
}

describe('a text that is opened', () => {
  test('as YAML becomes a new design, with what reading it has to say', async () => {
    expect(await open(yaml)).toEqual({ ok: true, value: null })
    const { design, viewedType, remarks } = opened()
    expect(design.flow.name).toBe(template.flow.name)
    expect(design.id).not.toBe(template.id)
    expect(viewedType).toBeNull()
    expect(remarks.map(({ text }) => text).join(' ')).toContain('not its contract')
  })

  test('as a design that nobody has laid out is tidied', async () => {
    const heap = { ...template, layout: {} }
    await open(writeDesign(heap))
    const { design } = opened()
    const places = new Set(design.nodes.map(({ id }) => JSON.stringify(design.layout[id])))
    expect(places.size).toBe(design.nodes.length)
  })

  test('as a design stays where it was laid out', async () => {
    await open(writeDesign(template))
    expect(opened().design.layout).toEqual(template.layout)
  })

  test('as a flow of another type is looked at, as often as it is opened', async () => {
    const text = 'inboundCall:\n  name: Reception\n  tasks:\n    - task:\n        name: A\n'
    expect((await open(text)).ok).toBe(true)
    expect(opened()).toMatchObject({ viewedType: 'inboundCall' })
    expect(opened()).toMatchObject({ viewedType: 'inboundCall' })
  })

  test('that is broken says where, and shows what stands there', async () => {
    const failed = await open('secureCall:\n  name: "Card\n  tasks: []\n')
    if (failed.ok) throw new Error('it was opened')
    expect(failed.error.title).toBe('The pasted text was not opened.')
    expect(failed.error.reason).toMatch(/line \d+, column \d+/)
    expect(failed.error.place?.line).toBeGreaterThan(1)
    expect(location.hash).toBe('')
  })

  test('that is broken far to the right shows what stands around the place', async () => {
    const failed = await open(`{"format": "secure-flow-studio/design", ${' '.repeat(200)}@}`)
    if (failed.ok || failed.error.place === null) throw new Error('it names no place')
    const { place } = failed.error
    expect(place.text[offsetIn(place)]).toBe('@')
    expect(place.text.length).toBeLessThan(100)
  })

  test('of another type without any steps says what it is', async () => {
    const failed = await open('digitalBot:\n  name: Chat\n')
    expect(!failed.ok && failed.error.reason).toContain('digitalBot')
  })
})

describe('a pasted text is meant as a flow', () => {
  test.each([
    [yaml, true],
    ['secureCall:\n  name: x\n', true],
    ['# exported\ninboundCall:\n', true],
    [writeDesign(template), true],
    ['4111 1111 1111 1111', false],
    ['Please note: this is prose.', false],
    ['{"format":"secure-flow-studio/nodes","nodes":[]}', false],
    ['https://example.com:8080/', false],
  ])('%.30s', (text, isMeant) => {
    expect(looksLikeFlow(text)).toBe(isMeant)
  })
})
