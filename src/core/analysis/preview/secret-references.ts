import {
  type TemplateReference,
  velocityReferences,
} from '../../language/velocity/velocity-references.ts'
import type { Template } from '../../language/velocity/velocity.ts'

/** A reference that prints into the text of a template. Offsets as in `TemplateReference`. */
export interface PrintedReference {
  readonly name: string
  readonly literal: string
  readonly start: number
  readonly end: number
  /** Its value can hold a secret, or a part of one: what is made of a secret counts as one. */
  readonly isSecret: boolean
}

/**
 * What a template prints, and whether it is secret: by itself, by an argument, or by a name that `#set` or `#foreach`
 * has given it anywhere in the template.
 *
 * @param isSecretName Says so of a name as it is written: `input.CVV`, `credentials.key`, `input`.
 */
export function printedReferences(
  template: Template,
  isSecretName: (name: string) => boolean,
): readonly PrintedReference[] {
  const references = velocityReferences(template)
  const tainted = taintedNames(template.text, references, isSecretName)
  const isSecret = ({ name }: TemplateReference) => isSecretName(name) || tainted.has(rootOf(name))
  return references
    .filter(
      ({ role, directive, inLiteral }) => role === 'output' && directive === null && !inLiteral,
    )
    .map(({ name, reference: { literal }, start, end }) => ({
      name,
      literal,
      start,
      end,
      isSecret: references.some(
        (inside) => start <= inside.start && inside.start < end && isSecret(inside),
      ),
    }))
}

/** The names that are given a value with a secret in it. It grows until nothing is added: one name can give another. */
function taintedNames(
  text: string,
  references: readonly TemplateReference[],
  isSecretName: (name: string) => boolean,
): ReadonlySet<string> {
  const tainted = new Set<string>()
  for (let before = -1; before < tainted.size; ) {
    before = tainted.size
    let target: string | null = null
    for (const { name, role, directive } of references) {
      if (role === 'target') target = rootOf(name)
      else if (directive === null) target = null
      else if (isSecretName(name) || tainted.has(rootOf(name))) {
        if (directive === 'set' && target !== null) tainted.add(target)
        if (directive === 'foreach') for (const item of loopNames(text)) tainted.add(item)
      }
    }
  }
  return tainted
}

/** The names that loops give their items. Which loop is which does not matter: too much is hidden rather than too little. */
function loopNames(text: string): readonly string[] {
  return Array.from(
    text.matchAll(/#\{?foreach\}?\s*\(\s*\$!?\{?([A-Za-z_]\w*)/g),
    ([, name = '']) => name,
  )
}

function rootOf(name: string): string {
  return name.split('.', 1)[0] ?? name
}
