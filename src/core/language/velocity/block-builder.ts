import type { Block, TemplateNode } from './ast.ts'

/** Collects the nodes of a block; text that follows text is joined, so that rendering has less to do. */
export class BlockBuilder {
  private readonly nodes: TemplateNode[] = []

  text(text: string): void {
    if (text === '') return
    const last = this.nodes.at(-1)
    if (last?.kind === 'text')
      this.nodes[this.nodes.length - 1] = { kind: 'text', text: last.text + text }
    else this.nodes.push({ kind: 'text', text })
  }

  add(node: TemplateNode): void {
    this.nodes.push(node)
  }

  build(): Block {
    return this.nodes
  }
}
