import { readArchy } from './read.ts'
import { writeArchy } from './write.ts'

/**
 * A flow's YAML as we write it, so that order and layout of an export do not count as changes. What cannot be read or
 * written is given back as it is.
 */
export function inOurWords(yaml: string): string {
  const read = readArchy(yaml)
  const written = read.ok ? writeArchy(read.value.design) : read
  return written.ok ? written.value.yaml : yaml
}
