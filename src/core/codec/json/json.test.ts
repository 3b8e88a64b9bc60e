import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FLOW_TEMPLATES, findTemplate } from '#core/gateways/templates.ts'
import type { Design } from '#core/model/design.ts'
import { designs } from '#testing/arbitraries.ts'
import { describeDesignTextError, readDesignText } from './read.ts'
import { writeDesign } from './write.ts'

function read(text: string) {
  const design = readDesignText(text)
  return design.ok ? design.value : describeDesignTextError(design.error)
}

const template = findTemplate('session-token')?.build()
if (template === undefined) throw new Error('the template is gone')

test('every design survives being written and read', () => {
  fc.assert(
    fc.property(designs(), (design) => {
      expect(read(writeDesign(design))).toEqual(design)
    }),
  )
}, 30_000)

test('the text does not depend on the order in which properties were set', () => {
  fc.assert(
    fc.property(designs(), (design) => {
      expect(writeDesign(shuffled(design))).toBe(writeDesign(design))
    }),
  )
}, 30_000)

test.each(FLOW_TEMPLATES.map((t) => [t.id, t.build()] as const))('template %s survives', (_, d) => {
  expect(read(writeDesign(d))).toEqual(d)
})

test('the text is indented by two and ends with a line break', () => {
  expect(writeDesign(template)).toMatch(/^\{\n {2}"format": "secure-flow-studio\/design",\n/)
  expect(writeDesign(template)).toMatch(/\n\}\n$/)
})

test('what rules weigh is kept, and is not written where nothing is set', () => {
  const design: Design = {
    ...template,
    severities: { 'token-headroom': 'error', 'SF-CX-01': 'off' },
  }
  expect(read(writeDesign(design))).toEqual(design)
  expect(writeDesign(template)).not.toContain('severities')
})

describe('what cannot be read is said with its place', () => {
  test.each([
    ['{"format": ', 'This is not JSON: at line 1, column 12 a value is expected.'],
    [
      '{\n  "a": 1,\n}',
      'This is not JSON: at line 3, column 1 a key in double quotes is expected.',
    ],
    ['', 'This is not JSON: at line 1, column 1 a value is expected.'],
    ['{"format": "other"}', 'This JSON is not a Secure Flow Studio design'],
    ['[]', 'This JSON is not a Secure Flow Studio design'],
    [writeDesign(template).replace('"version": 1,', '"version": 99,'), 'has version 99'],
  ])('%#', (text, message) => {
    expect(read(text)).toContain(message)
  })

  test('a node of a kind that we do not know', () => {
    const text = writeDesign(template).replace('"kind": "decision"', '"kind": "teleport"')
    expect(read(text)).toBe(
      'Node “amount-given” is of kind “teleport”, which this version does not know.',
    )
  })

  test('a property that its kind refuses', () => {
    const text = writeDesign(template).replace('"noEntrySeconds": 20', '"noEntrySeconds": -1')
    expect(read(text)).toContain(
      'Node “card-number” is damaged: its “noEntrySeconds” must be at least ',
    )
  })

  test.each(['tasks', 'nodes', 'variables', 'actions'] as const)('an id twice among %s', (list) => {
    const things = template[list]
    const twice = { ...template, [list]: [...things, things[0]] }
    expect(read(JSON.stringify(twice))).toBe(
      `The design is damaged: “${list}.${things.length}.id” is used twice. Correct it in the file, or take an earlier one.`,
    )
  })

  test('two ways out of one output', () => {
    const [first] = template.edges
    const twice = { ...template, edges: [...template.edges, first] }
    expect(read(JSON.stringify(twice))).toContain('leaves by an output that is connected already')
  })

  test('brackets without end, at once', () => {
    expect(read('['.repeat(1_000_000))).toContain('nested more than 200 levels deep')
  })

  test('more text than a design can have', () => {
    expect(read(' '.repeat(10_000_001))).toContain('10000001 characters')
  })
})

test('keys that mean something to JavaScript reach no prototype', () => {
  const hostile = '"__proto__": {"polluted": true}'
  const text = writeDesign(template)
    .replaceAll(/"(props|translationMap|layout)": \{\n/g, `"$1": {${hostile},\n`)
    .replace('{\n', `{${hostile},\n`)
  expect(text.split(hostile).length).toBeGreaterThan(10)
  expect(read(text)).toEqual(template)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('a byte order mark is no error', () => {
  expect(read(`\uFEFF${writeDesign(template)}`)).toEqual(template)
})

/** The same design with the keys of itself, its flow and its nodes the other way round. */
function shuffled(design: Design): Design {
  const nodes = design.nodes.map((node) => reversed({ ...node, props: reversed(node.props) }))
  return reversed({ ...design, flow: reversed(design.flow), nodes })
}

function reversed<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).reverse()) as T
}
