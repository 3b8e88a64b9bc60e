import { JavaException } from '../java/java-exception.ts'
import { isJsonArray } from '../json/json-value.ts'
import { readJson, writeJson } from '../json/lossless-json.ts'
import { javaText, type JavaValue } from './java-value.ts'

/**
 * `$successTemplateUtils.firstFromArray("${x}", "default")`: the JSON text of the first item, or the
 * second argument when the array is empty. Text that is no JSON array makes the action fail, which
 * is what happens when the variable is not set and its own source text arrives here.
 */
export function callSuccessTemplateUtils(
  name: string,
  args: readonly JavaValue[],
): JavaValue | undefined {
  if (name !== 'firstFromArray' || args.length === 0 || args.length > 2) return undefined
  const [array = null, otherwise = null] = args
  const parsed = readJson(array === null ? '' : javaText(array))
  if (!parsed.ok || !isJsonArray(parsed.value)) {
    throw new JavaException(
      'IllegalArgumentException',
      'firstFromArray was given text that is no JSON array',
    )
  }
  const [first] = parsed.value
  return first === undefined ? otherwise : writeJson(first)
}
