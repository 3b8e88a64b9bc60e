import { describe, expect, test } from 'vitest'
import { describeArchyProblem, writeArchy } from '#core/codec/archy/write.ts'
import { isWithin } from '#core/layout/box.ts'
import { boxesOf } from '#core/layout/card.ts'
import { framesOf } from '#core/layout/frame.ts'
import { lintDesign } from '#core/lint/lint.ts'
import { toActionInput } from '#core/publish/action-input.ts'
import { compileFlow } from '#sandbox/org/flow-compiler/compile.ts'
import { createOrgState } from '#sandbox/org/seed.ts'
import { parseExpression } from '../language/expression/parse.ts'
import { checkNodes, describeNodeError } from '../kinds/check-design.ts'
import { factsOf } from '../kinds/node-facts.ts'
import type { DataAction } from '../model/data-action.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'
import { describeDesignError, readDesign } from '../model/migrate.ts'
import { GATEWAYS } from './registry.ts'
import { FLOW_TEMPLATES } from './templates.ts'

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

    test('keeps cards and the frames of tasks apart, with room for lines between', () => {
      const boxes = boxesOf(index)
      const cards = [...boxes.values()]
      const near = cards.filter((card, i) =>
        cards.slice(i + 1).some((other) => isWithin(card, other, 20)),
      )
      expect(near).toEqual([])
      const frames = framesOf(design, boxes)
      const overlapping = frames.filter(({ frame }, i) =>
        frames.slice(i + 1).some((other) => isWithin(frame, other.frame)),
      )
      expect(overlapping).toEqual([])
    })

    test('runs down the main path, exceptions to the right', () => {
      for (const { from, output, to } of design.edges) {
        const [a, b] = [design.layout[from], design.layout[to]]
        if (a === undefined || b === undefined) throw new Error('a step has no place')
        const isDown = a.x === b.x && b.y > a.y
        expect([from, output, to, isDown || a.x !== b.x]).toEqual([from, output, to, true])
      }
    })
  },
)

const PAYMENTS = FLOW_TEMPLATES.filter(({ gateway }) => gateway !== null)

describe.each(PAYMENTS.map((template) => [template.id, template] as const))(
  'the payment of template %s',
  (_, template) => {
    const design = template.build()
    const index = indexDesign(design)

    test('has no error and no warning', () => {
      const { problems } = lintDesign(design)
      expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([])
    })

    test('is a file that a sandbox org compiles once its actions are there', () => {
      const yaml = writeArchy(design)
      if (!yaml.ok) throw new Error(yaml.error.map(describeArchyProblem).join('\n'))
      expect(errorsInSandbox(yaml.value.yaml, design)).toEqual([])
      expect(errorsInSandbox(yaml.value.yaml, { ...design, actions: [] })).not.toEqual([])
    })

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

    test('calls the gateway directly after the last key, and pays in the very next step', () => {
      const { payment, token } = callsOf(design)
      const order = [
        'card-number',
        'expiry',
        'cvv',
        ...(token === undefined ? [] : [token]),
        payment,
      ]
      const next = order.map(
        (from) => design.edges.find((e) => e.from === from && e.output === 'success')?.to,
      )
      expect(next.slice(0, -1)).toEqual(order.slice(1))
    })

    test('secures exactly what is sensitive', () => {
      const isSecure = design.variables.filter(({ secure }) => secure)
      expect(isSecure).toEqual(design.variables.filter(({ sensitivity }) => sensitivity !== 'none'))
      expect(isSecure.map(({ sensitivity }) => sensitivity)).toEqual([
        'pan',
        'expiry',
        'cvv',
        ...(callsOf(design).token === undefined ? [] : ['token']),
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
      expect(bound.length).toBeGreaterThan(3)
      for (const [name, contract, variable] of bound)
        expect([name, variable]).toEqual([name, contract])
    })

    test('never says after a time-out that the card was not charged', () => {
      const { payment } = callsOf(design)
      const after = design.edges.find((e) => e.from === payment && e.output === 'timeout')?.to
      expect(after).toBe('report-unknown')
      const node = design.nodes.find(({ id }) => id === 'unknown-prompt')
      expect(JSON.stringify(node?.props)).not.toMatch(/no payment|not charged|declined/i)
    })

    test('decides on what the payment has returned before it says that it was made', () => {
      const { payment } = callsOf(design)
      const next = design.edges.find((e) => e.from === payment && e.output === 'success')?.to
      const decision = design.nodes.find(({ id }) => id === next)
      expect(decision?.kind).toBe('decision')
      const returned = design.actions.find(({ purpose }) => purpose === 'payment')?.outputs ?? []
      const condition = JSON.stringify(decision?.props)
      expect(returned.some(({ name }) => condition.includes(`Task.${name}`))).toBe(true)
    })

    test('asks the gateway after a failure where that may be a decline', () => {
      const gateway = GATEWAYS.find(({ id }) => id === template.gateway)
      const { payment, inquiry } = callsOf(design)
      expect(inquiry !== undefined).toBe(gateway?.declineOn.value === 'failure')
      const failed = design.edges.find((e) => e.from === payment && e.output === 'failure')?.to
      expect(failed).toBe(inquiry === undefined ? 'report-failed' : 'clear-card')
    })
  },
)

/** The nodes that fetch the token, pay, and ask what became of the payment. */
function callsOf(design: Design) {
  const nodeOf = (isIt: (action: DataAction) => boolean) => {
    const action = design.actions.find(isIt)
    return design.nodes.find(({ props }) => action !== undefined && props['action'] === action.id)
      ?.id
  }
  return {
    token: nodeOf(({ purpose }) => purpose === 'tokenize' || purpose === 'session-token'),
    payment: nodeOf(({ purpose }) => purpose === 'payment'),
    inquiry: nodeOf(({ purpose, request }) => purpose === 'other' && request.method === 'GET'),
  }
}

/** What the sandbox's compiler says to the file in an org that has these actions. */
function errorsInSandbox(yaml: string, { actions }: Design): readonly string[] {
  const published = actions.map((action) => {
    const { name, category, secure, contract } = toActionInput(action, '')
    const content = {
      name,
      category,
      secure,
      version: 1,
      config: {},
      inputSchema: JSON.parse(JSON.stringify(contract.input.inputSchema)),
      successSchema: JSON.parse(JSON.stringify(contract.output.successSchema)),
    }
    return [
      action.id,
      { id: action.id, integrationId: '', published: content, draft: null },
    ] as const
  })
  const org = { ...createOrgState({ basePath: '', uploadOrigin: '' }), actions: new Map(published) }
  return compileFlow(yaml, org).messages.flatMap(({ type, text }) =>
    type === 'Error' ? [text] : [],
  )
}

test('what is made from two templates is not called the same', () => {
  const names = FLOW_TEMPLATES.map((template) => template.build().flow.name)
  expect(new Set(names).size).toBe(FLOW_TEMPLATES.length)
})

test('every gateway has a template and actions of its own', () => {
  for (const gateway of GATEWAYS) {
    expect(FLOW_TEMPLATES.map((template) => template.gateway)).toContain(gateway.id)
    expect(gateway.actions.map((action) => action.gateway)).toEqual(
      gateway.actions.map(() => gateway.id),
    )
  }
})
