import { type Body, declaredIn, FlowRefused, type Scope, type YamlVariable } from './yaml-values.ts'

/** The variables that can be named: those of the flow, and those of the task that runs. */
export class YamlScopes {
  readonly ofFlow: Scope
  ofTask: Scope = new Map()
  both: Scope = new Map()

  constructor(flow: Body) {
    this.ofFlow = declaredIn(flow['variables'])
  }

  /** A task runs from here on, or none. */
  begin(ofTask: Scope): void {
    this.ofTask = ofTask
    this.both = new Map([...this.ofFlow, ...ofTask])
  }

  /** Architect refuses a flow that names a variable which is not there. */
  variable(name: string): YamlVariable {
    const variable = this.both.get(name.toLowerCase())
    if (variable === undefined) throw new FlowRefused()
    return variable
  }
}
