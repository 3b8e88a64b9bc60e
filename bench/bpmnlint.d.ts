// The two packages have no types at the addresses by which they are loaded: what the bench calls of them.
declare module 'bpmnlint' {
  export class Linter {
    constructor(options: { readonly config: object; readonly resolver: object })
    lint(root: object): Promise<object>
  }
}

declare module 'bpmnlint/lib/resolver/node-resolver.js' {
  const NodeResolver: new () => object
  export default NodeResolver
}

declare module 'bpmn-moddle' {
  export class BpmnModdle {
    fromXML(xml: string): Promise<{ readonly rootElement: object }>
  }
}
