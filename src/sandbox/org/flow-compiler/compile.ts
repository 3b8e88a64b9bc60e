import { parseDocument } from 'yaml'
import type { JobMessage, OrgState } from '../state.ts'

export interface CompiledFlow {
  readonly name: string
  /** Upper case, as bodies of the API write it. */
  readonly type: string
  readonly description: string
  readonly division: string | null
  readonly secure: boolean
}

export interface Compilation {
  readonly flow: CompiledFlow | null
  readonly messages: readonly JobMessage[]
}

/** Reads a flow as the platform's job does: what it says about it, and the flow when it can be published. */
export function compileFlow(yaml: string, org: OrgState): Compilation {
  const document = parseDocument(yaml)
  const [syntax] = document.errors
  if (syntax !== undefined) {
    return { flow: null, messages: [{ type: 'Error', text: syntax.message }] }
  }
  const root: unknown = document.toJS({ maxAliasCount: 100 })
  void org
  const [type, body] = Object.entries(root ?? {})[0] ?? ['', {}]
  return {
    flow: {
      name: String(body.name),
      type: type.toUpperCase(),
      description: '',
      division: null,
      secure: true,
    },
    messages: [],
  }
}
