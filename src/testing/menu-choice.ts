import { type Choice, choiceId, NO_OTHERS } from '#core/kinds/menu/choices.ts'

/** A choice of a menu at its place, with no more than its key, as far as nothing else is said. */
export function menuChoice(key: Choice['key'], place: number, patch: Partial<Choice> = {}): Choice {
  return {
    id: choiceId(place),
    name: `Choice ${key}`,
    key,
    isDefault: false,
    isAction: false,
    others: NO_OTHERS,
    ...patch,
  }
}
