import { checkContractName, renameContractField } from '../../kinds/rename-contract-field.ts'
import type { DataAction } from '../../model/data-action.ts'
import type { Design } from '../../model/design.ts'
import type { Fix } from '../problem.ts'

/**
 * Gives an input a name that Genesys and both versions of Velocity take; what is bound to it and what the request
 * writes of it follow. Never safe: once the action is published its contract is fixed.
 */
export function renameInput(
  design: Design,
  action: DataAction,
  index: number,
  wanted: string,
): Fix | null {
  const field = action.inputs[index]
  const name = freeName(action, index, wanted)
  if (field === undefined || name === null) return null
  const renamed = renameContractField(design, action, 'inputs', index, name)
  if (!renamed.ok) return null
  return { title: `Rename ${field.name} to ${name}`, safety: 'unsafe', edits: [renamed.value] }
}

/** More of the same name than this is no contract of ours. */
const MAX_NUMBER = 99

/** The wanted name in plain letters, numbered where it is taken or reserved. */
function freeName({ inputs }: DataAction, index: number, wanted: string): string | null {
  const letters = wanted.replaceAll(/[^A-Za-z0-9_]+/g, '_').replace(/^[^A-Za-z]+/, '')
  const name = letters === '' ? 'Input' : letters
  if (checkContractName(inputs, name, index).ok) return name
  for (let number = 2; number <= MAX_NUMBER; number += 1) {
    const numbered = `${name}_${number}`
    if (checkContractName(inputs, numbered, index).ok) return numbered
  }
  return null
}
