import { asBody, asText, asTrees, type Body, onlyEntry, type Tree } from './yaml-values.ts'

/** One action of a list in a file. */
export interface Action {
  readonly key: string
  readonly name: string
  readonly body: Body
  /** The expressions of the action itself, and the variables that it may give a value. */
  readonly expressions: readonly { readonly text: string; readonly allowsSecure: boolean }[]
  readonly targets: readonly string[]
}

export function readActions(list: Tree): readonly Action[] {
  return asTrees(list).map((item) => {
    const [key, tree] = onlyEntry(item)
    const body = asBody(tree)
    return { key, name: asText(body['name']), body, ...mentionsIn(key, body) }
  })
}

function mentionsIn(key: string, body: Body): Pick<Action, 'expressions' | 'targets'> {
  const expressions: { text: string; allowsSecure: boolean }[] = []
  const targets: string[] = []
  const isSecureAction = key === 'callDataSecure' || key === 'extractSecureData'
  const look = (tree: Tree, path: string): void => {
    const last = path.slice(path.lastIndexOf('/') + 1)
    if (typeof tree === 'string' && tree !== '') {
      const allowsSecure = isSecureAction || /audio\b|greeting\b/i.test(path)
      if (last === 'exp') expressions.push({ text: tree, allowsSecure })
      if (last === 'var' || last === 'variable') targets.push(tree)
    } else if (Array.isArray(tree)) for (const item of asTrees(tree)) look(item, path)
    else {
      for (const [inner, value] of Object.entries(asBody(tree))) {
        // Nested actions speak for themselves.
        if (inner !== 'actions') look(value, `${path}/${inner}`)
      }
    }
  }
  look(body, '')
  return { expressions, targets }
}
