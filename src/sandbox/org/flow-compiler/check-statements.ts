import type { Context } from './context.ts'
import type { PropertyCheck } from './property-checks.ts'
import { scanExpression } from './scan-expression.ts'
import { checkTarget, checkValue } from './values.ts'
import { at, listOf, onlyEntry, textOf } from './yaml-tree.ts'
import type { Tree } from './yaml-tree.ts'

/** `statements` of Update Data: no secure variable may be read, any may be written. */
export const updateStatements: PropertyCheck = (tree, where, context) => {
  const statements = listOf(tree) ?? []
  if (statements.length === 0) context.report.warning(where, 'There are no update statements')
  for (const [index, statement] of statements.entries()) {
    checkStatement(statement, index + 1, where, context, { secure: false, plainOnly: false })
  }
}

/** `statements` of Extract Secure Data: secure variables are read, plain ones written. */
export const extractStatements: PropertyCheck = (tree, where, context) => {
  const statements = listOf(tree) ?? []
  if (statements.length === 0) context.report.error(where, 'There are no statements')
  for (const [index, statement] of statements.entries()) {
    checkStatement(statement, index + 1, where, context, { secure: true, plainOnly: true })
  }
  if (statements.some((statement) => readsSecure(statement, context))) return
  context.report.warning(
    where,
    'There is no secure data being read. This action is meant to work with secure data.',
  )
}

/**
 * Assumption: the YAML key of the acknowledgement is not known; Architect calls it
 * "Secure data risk acknowledgement". Only a key that says no is refused. One export of a real
 * flow with this action would settle it.
 */
export function checkAcknowledgement(body: Tree, where: string, { report }: Context): void {
  const denied =
    body instanceof Map &&
    [...body].some(([key, said]) => /acknowledg/i.test(key) && said === false)
  if (denied) report.error(where, 'Secure data risk acknowledgement has not been checked.')
}

export function isAcknowledgement(key: string): boolean {
  return /acknowledg/i.test(key)
}

/** `attributes` of Set Participant Data. */
export const attributesToSet: PropertyCheck = (tree, where, context) => {
  for (const { item, number, place } of namedAttributes(tree, where, context)) {
    const assigned = { label: `Value To Assign ${number}`, type: 'String', required: true }
    checkValue(at(item, 'attribute', 'value'), assigned, `${place} / value`, context)
  }
}

/** `attributes` of Get Participant Data: the variable is a plain name, without `var:`. */
export const attributesToGet: PropertyCheck = (tree, where, context) => {
  for (const { item, number, place } of namedAttributes(tree, where, context)) {
    const target = { label: `Variable Name ${number}`, type: 'String' }
    checkTarget(textOf(at(item, 'attribute', 'variable')) ?? '', target, place, context)
  }
}

/** The entries of `attributes`, each after its name was checked. */
function* namedAttributes(tree: Tree | undefined, where: string, context: Context) {
  const attributes = listOf(tree) ?? []
  if (attributes.length === 0) context.report.warning(where, 'There are no attributes defined')
  for (const [index, item] of attributes.entries()) {
    const number = index + 1
    const place = `${where} ${number}`
    const name = {
      label: `Attribute Name ${number}`,
      type: 'String',
      required: true,
      isName: true,
    }
    checkValue(at(item, 'attribute', 'name'), name, `${place} / name`, context)
    yield { item, number, place }
  }
}

function checkStatement(
  statement: Tree,
  number: number,
  where: string,
  context: Context,
  rule: { readonly secure: boolean; readonly plainOnly: boolean },
): void {
  const entry = onlyEntry(statement)
  const name = textOf(at(entry?.[1], 'variable'))
  if (entry === null || name === null) {
    context.report.error(where, `Statement ${number} must name a data type and a variable.`)
    return
  }
  const [typeKey, body] = entry
  const place = `${where} ${number} (${name})`
  const type = typeKey.charAt(0).toUpperCase() + typeKey.slice(1)
  checkTarget(
    name,
    { label: `Variable Name ${number}`, type, plainOnly: rule.plainOnly },
    place,
    context,
  )
  const value = { label: `Value To Assign ${number}`, type, required: true, secure: rule.secure }
  checkValue(at(body, 'value'), value, `${place} value`, context)
}

function readsSecure(statement: Tree, { scope }: Context): boolean {
  const scanned = scanExpression(textOf(at(onlyEntry(statement)?.[1], 'value', 'exp')) ?? '')
  return (
    'mentions' in scanned && scanned.mentions.some(({ name }) => scope.find(name)?.secure === true)
  )
}
