import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeWithSharedData, sharedJson } from '#testing/shared-data.ts'
import { RULE_GROUPS } from './define.ts'
import { RULES } from './registry.ts'

/** By its prefix, a code says its group: SF-ORD-02. */
const PREFIXES = ['ORD', 'SEC', 'TTL', 'REL', 'CON', 'CX', 'PCI', 'PUB', 'FLOW']

/** The group that the catalogue does not have. */
const OUR_OWN = 'flow'

describe('the registry', () => {
  test('has every folder of rules, and nothing else', () => {
    const folders = readdirSync(join(import.meta.dirname, 'rules'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expect(RULES.map(({ rule }) => rule).sort()).toEqual(folders.sort())
  })

  test('each rule has a test beside it', () => {
    for (const { rule } of RULES) {
      expect(readdirSync(join(import.meta.dirname, 'rules', rule))).toContain(`${rule}.test.ts`)
    }
  })

  test('names and codes are unique, and rules stand in the order of the catalogue', () => {
    expect(new Set(RULES.map(({ rule }) => rule)).size).toBe(RULES.length)
    const places = RULES.map(({ code }) => {
      const [, prefix = '', number = ''] = code.split('-')
      return PREFIXES.indexOf(prefix) * 100 + Number(number)
    })
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(new Set(places).size).toBe(RULES.length)
  })

  test('a code’s prefix is its group’s', () => {
    for (const { code, group } of RULES) {
      expect(PREFIXES.indexOf(code.split('-')[1] ?? '')).toBe(RULE_GROUPS.indexOf(group))
    }
  })

  test('pages are complete, and sentences end', () => {
    for (const { docs, messages } of RULES) {
      for (const text of [docs.summary, docs.why, docs.source, docs.fix]) {
        expect(text).toMatch(/^[^a-z].*\.$/s)
      }
      for (const message of Object.values(messages)) expect(message).toMatch(/[.}]$/)
      expect(docs.invalid.length).toBeGreaterThan(0)
      expect(docs.valid.length).toBeGreaterThan(0)
    }
  })
})

describeWithSharedData('the catalogue of rules', () => {
  interface Entry {
    readonly id: string
    readonly rule: string
    readonly group: string
    readonly severity: string
  }

  const catalogue = () => sharedJson<readonly Entry[]>('facts', 'lint-rules.json')

  test('is built whole, and agrees in code, name, group and severity', () => {
    const built = RULES.filter(({ group }) => group !== OUR_OWN)
    const asBuilt = ({ id, rule, group, severity }: Entry) => ({ code: id, rule, group, severity })
    expect(
      built.map(({ code, rule, group, severity }) => ({ code, rule, group, severity })),
    ).toEqual(catalogue().map(asBuilt))
  })

  test('has none of our own codes', () => {
    const own = new Set(RULES.filter(({ group }) => group === OUR_OWN).map(({ code }) => code))
    expect(catalogue().filter(({ id }) => own.has(id))).toEqual([])
  })
})
