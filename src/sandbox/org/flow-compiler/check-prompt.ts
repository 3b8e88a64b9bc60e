import { sameName } from './context.ts'
import type { Context } from './context.ts'

/** A prompt by name: `PromptSystem.processing`, `Prompt.Welcome`. */
export function checkPrompt(name: string, where: string, { org, report }: Context): void {
  const [kind = '', ...rest] = name.split('.')
  const prompts = sameName(kind, 'PromptSystem') ? org.systemPrompts : org.prompts
  const known = sameName(kind, 'PromptSystem') || sameName(kind, 'Prompt')
  if (known && prompts.some((prompt) => sameName(prompt.name, rest.join('.')))) return
  report.error(where, `Could not find the prompt '${name}'.`)
}
