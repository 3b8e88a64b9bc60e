import { describe, expect, test } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { findProblems } from '#core/lint/lint.ts'
import type { Design } from '#core/model/design.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { type FreshNodes, stillFresh, withoutGrace } from './grace.ts'

function added(design: Design, ...ids: readonly string[]): FreshNodes {
  return new Map(
    design.nodes
      .filter(({ id }) => ids.includes(id))
      .map((node) => [node.id, { node, isLeft: false }]),
  )
}

function told(design: Design, fresh: FreshNodes): readonly string[] {
  return withoutGrace(findProblems(design), design, fresh).map(
    ({ rule, node }) => `${rule} ${node ?? ''}`,
  )
}

function renamed(design: Design, id: string): Design {
  return {
    ...design,
    nodes: design.nodes.map((node) => (node.id === id ? { ...node, name: 'Other' } : node)),
  }
}

const ids = (...names: readonly string[]) => names.map((name) => name as NodeId)

describe('what is told', () => {
  test('nothing of a step that was just added', () => {
    const design = buildFlow('start -> hello: play("") -> done: return')
    expect(told(design, new Map())).toContain('step-complete hello')
    expect(told(design, added(design, 'hello'))).not.toContain('step-complete hello')
  })

  test('no open end while a flow without an end is drawn', () => {
    const design = buildFlow(
      'start -> card: collect(CC, digits=13-19) -> cvv: collect(CVV, digits=3)',
    )
    expect(told(design, new Map())).toContain('error-handling-set ')
    expect(told(design, added(design, 'cvv'))).toEqual(
      told(design, new Map()).filter((text) => /way-out|org-checklist/.test(text)),
    )
  })

  test('every open end once the flow has an end', () => {
    const design = buildFlow('start -> token: fetch -> pay: pay -> done: return')
    const open = told(design, added(design, 'done'))
    expect(open).toContain('all-action-outputs-handled token')
    expect(open).toContain('error-handling-set ')
  })

  test('nothing of a flow without a step but what else is wrong', () => {
    const design = buildFlow('variable Card pan open\nstart')
    expect(findProblems(design).map(({ rule }) => rule)).toContain('flow-well-formed')
    expect(told(design, new Map())).toEqual(['sensitive-variable-is-secure '])
  })

  test('everything where nothing is new', () => {
    const design = buildFlow('start -> card: collect(CC)')
    const problems = findProblems(design)
    expect(withoutGrace(problems, design, new Map())).toBe(problems)
  })
})

describe('a new step', () => {
  const design = buildFlow('start -> hello: play("") -> done: return')
  const fresh = added(design, 'hello')

  test('stays new while its form is filled in', () => {
    expect([...stillFresh(fresh, renamed(design, 'hello'), ids('hello')).keys()]).toEqual(['hello'])
  })

  test('stays new when the next one is added before anything was filled in', () => {
    expect(stillFresh(fresh, design, ids('done')).get('hello' as NodeId)?.isLeft).toBe(true)
  })

  test('has been touched when it is left after a change', () => {
    expect(stillFresh(fresh, renamed(design, 'hello'), ids('done')).size).toBe(0)
  })

  test('has been touched when somebody comes back to it', () => {
    const left = stillFresh(fresh, design, ids('done'))
    expect(stillFresh(left, design, ids('hello')).size).toBe(0)
  })

  test('is forgotten when it is removed', () => {
    const without = { ...design, nodes: design.nodes.filter(({ id }) => id !== 'hello') }
    expect(stillFresh(fresh, without, ids('hello')).size).toBe(0)
  })

  test('changes nothing where nothing changed', () => {
    expect(stillFresh(fresh, design, ids('hello'))).toBe(fresh)
  })
})
