import { meansTheSame } from './equal.ts'
import { readYaml } from './yaml-tree.ts'

/** Whether two files mean the same to Archy, whatever their layout and their comments. */
export function isSameFile(yaml: string, other: string): boolean {
  if (yaml === other) return true
  const [a, b] = [readYaml(yaml), readYaml(other)]
  return a.ok && b.ok && meansTheSame(a.value.root, b.value.root)
}
