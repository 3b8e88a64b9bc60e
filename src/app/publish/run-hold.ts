import type { Journal } from '#core/publish/journal.ts'

/** By what tabs keep from publishing the same design to the same org at once. */
export function holdName({ org, plan }: Pick<Journal, 'org' | 'plan'>): string {
  return `${plan.design} published to ${org.id}`
}
