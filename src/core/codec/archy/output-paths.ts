import { asList, asObject } from '../../kinds/archy-values.ts'
import type { JsonObject } from '../../kinds/define.ts'
import { isDefaultPath } from '../../kinds/output-paths.ts'
import type { Task } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import { isSameJson } from './equal.ts'

/** The names in `outputPaths: [{outputPath: {name}}]`, each once; the default path needs no entry. */
function readOutputPaths(json: Json | undefined): readonly string[] {
  const names = asList(json).flatMap((item) => {
    const { name } = asObject(asObject(item)['outputPath'])
    return typeof name === 'string' && !isDefaultPath(name) ? [name] : []
  })
  return [...new Set(names)]
}

/** Undefined for none: an export without output paths has no such list. */
export function writeOutputPaths(names: readonly string[]): readonly JsonObject[] | undefined {
  return names.length === 0 ? undefined : names.map((name) => ({ outputPath: { name } }))
}

/** What a task of a design holds of the list: its names, and the list itself where we would write it differently. */
export function outputPathsOfTask(json: Json | undefined): {
  readonly own: Pick<Task, 'outputPaths'>
  readonly carried: JsonObject
} {
  const names = readOutputPaths(json)
  const isOurs = isSameJson(json, writeOutputPaths(names))
  return {
    own: names.length === 0 ? {} : { outputPaths: [...names] },
    carried: isOurs || json === undefined ? {} : { outputPaths: json },
  }
}

/** The list as it was read, as long as the task still has the paths that it names. */
export function outputPathsInFile({ outputPaths = [], carried }: Task): Json | undefined {
  const original = carried?.['outputPaths']
  return original !== undefined && isSameJson([...readOutputPaths(original)], outputPaths)
    ? original
    : writeOutputPaths(outputPaths)
}
