import { err, ok, type Result } from '../../base/result.ts'
import type { Design } from '../../model/design.ts'
import { describeArchyProblem, writeArchy } from './write.ts'

/** The Archy YAML of a design, or why there is none, in words. */
export function yamlOf(design: Design): Result<string, string> {
  const written = writeArchy(design)
  return written.ok
    ? ok(written.value.yaml)
    : err(written.error.map(describeArchyProblem).join(' '))
}
