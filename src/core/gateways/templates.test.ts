import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseExpression } from '../language/expression/parse.ts'
import { checkNodes, describeNodeError } from '../kinds/check-design.ts'
import { factsOf } from '../kinds/node-facts.ts'
import { indexDesign } from '../model/design-index.ts'
import { describeDesignError, readDesign } from '../model/migrate.ts'
import { GATEWAYS } from './registry.ts'
import { FLOW_TEMPLATES, findTemplate } from './templates.ts'

describe.each(FLOW_TEMPLATES.map((template) => [template.id, template] as const))(
  'template %s',
  (_, template) => {
    const design = template.build()
    const index = indexDesign(design)

    test('is a design that every reader accepts unchanged', () => {
      const read = readDesign(JSON.parse(JSON.stringify(design)))
      expect(read.ok ? read.value : describeDesignError(read.error)).toEqual(design)
      const checked = checkNodes(design)
      expect(checked.ok ? 'fine' : describeNodeError(checked.error)).toBe('fine')
    })

    test('builds the same design every time', () => {
      expect(template.build()).toEqual(design)
    })

    test('has only expressions that parse', () => {
      const broken = design.nodes.flatMap((node) =>
        factsOf(node, index).uses.filter(({ expression }) => !parseExpression(expression).ok),
      )
      expect(broken).toEqual([])
    })

    test('uses only variables that exist', () => {
      const assigned = design.nodes.flatMap((node) =>
        factsOf(node, index).assigns.map(({ variable }) => index.variable(variable, node.task)),
      )
      expect(assigned).not.toContain(undefined)
    })

    test('keeps every node apart from the others', () => {
      const overlaps = design.nodes.flatMap((node, i) =>
        design.nodes.slice(i + 1).filter((other) => {
          const [a, b] = [design.layout[node.id], design.layout[other.id]]
          return (
            a === undefined ||
            b === undefined ||
            (Math.abs(a.x - b.x) < 232 && Math.abs(a.y - b.y) < 34)
          )
        }),
      )
      expect(overlaps).toEqual([])
    })
  },
)

describe('the session token template', () => {
  const design = findTemplate('session-token')?.build()
  if (design === undefined) throw new Error('the template is gone')
  const index = indexDesign(design)

  test('leaves no output open and ends every path at the agent', () => {
    const open = design.nodes.flatMap((node) =>
      factsOf(node, index).outputs.filter(
        (output) => index.target(node.id, output.id) === undefined,
      ),
    )
    expect(open).toEqual([])
    const endings = new Set(design.nodes.map((node) => factsOf(node, index).ends))
    expect(endings).toEqual(new Set([null, 'return-to-agent']))
  })

  test('fetches the token after the last key and pays in the very next step', () => {
    const order = ['card-number', 'expiry', 'cvv', 'generate-session-token', 'process-payment']
    const edges = order.map(
      (from) => design.edges.find((e) => e.from === from && e.output === 'success')?.to,
    )
    expect(edges.slice(0, -1)).toEqual(order.slice(1))
  })

  test('secures exactly what is sensitive', () => {
    expect(design.variables.filter(({ secure }) => secure).map(({ name }) => name)).toEqual([
      'Task.Secure_CC',
      'Task.Secure_Expiry',
      'Task.Secure_CVV',
      'Task.Secure_SessionToken',
    ])
  })

  test('binds every input of its actions, of the sensitivity that the contract states', () => {
    const bound = design.nodes.flatMap((node) => {
      const { call } = factsOf(node, index)
      if (call === null || call.action === null) return []
      const action = index.action(call.action)
      return (action?.inputs ?? []).map(({ name, sensitivity }) => {
        const value = call.inputs[name]
        const text = value?.type === 'expression' ? value.text : ''
        return [name, sensitivity, index.variable(text, node.task)?.sensitivity ?? 'none']
      })
    })
    expect(bound).toHaveLength(7)
    for (const [name, contract, variable] of bound)
      expect([name, variable]).toEqual([name, contract])
  })

  test('names credentials in headers only and has no API key among the inputs', () => {
    for (const { request, inputs } of design.actions) {
      expect(request.headers[0]?.value).toContain('${credentials.')
      expect(request.url + request.body).not.toContain('credentials')
      expect(inputs.map(({ name }) => name)).not.toContain('API_Key')
    }
  })

  test('never says after a time-out that the card was not charged', () => {
    const node = design.nodes.find(({ id }) => id === 'unknown-prompt')
    expect(JSON.stringify(node?.props)).not.toMatch(/no payment|not charged|declined/i)
  })
})

test('every gateway has a template and actions of its own', () => {
  for (const gateway of GATEWAYS) {
    expect(FLOW_TEMPLATES.map((template) => template.gateway)).toContain(gateway.id)
    expect(gateway.actions.map((action) => action.gateway)).toEqual(
      gateway.actions.map(() => gateway.id),
    )
  }
})

test('every folder of a gateway is in the registry', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
  expect(GATEWAYS.map(({ id }) => id).sort()).toEqual(folders.sort())
})
