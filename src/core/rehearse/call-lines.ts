import { hideSecrets, maskedText } from '../analysis/preview/masked-text.ts'
import type { CallEvent, End } from '../simulate/call-event.ts'
import { describeRefusal } from '../simulate/refusal.ts'
import { describeTrouble } from '../simulate/trouble.ts'

/** One line of a rehearsed call: what the caller hears and keys in, and what comes of it. */
export type CallLine =
  | { readonly type: 'heard'; readonly text: string }
  /** What is keyed in is not told: only for what, and how many keys. */
  | { readonly type: 'keyed'; readonly variable: string; readonly count: number }
  | { readonly type: 'called'; readonly action: number }
  | { readonly type: 'wrote'; readonly name: string; readonly value: string }
  | { readonly type: 'stopped'; readonly text: string }
  | { readonly type: 'ended'; readonly how: End }

export function linesOf(events: readonly CallEvent[], card: string): readonly CallLine[] {
  return events.flatMap((event): readonly CallLine[] => {
    switch (event.type) {
      case 'said':
        return event.audio.flatMap((part) =>
          part.kind === 'silence'
            ? []
            : [
                {
                  type: 'heard' as const,
                  text:
                    part.kind === 'speech'
                      ? withoutCard(part.text, card)
                      : `the prompt ${part.name}`,
                },
              ],
        )
      case 'wrote':
        return event.attributes.map(({ name, value }) => ({
          type: 'wrote' as const,
          name,
          value: withoutCard(value, card),
        }))
      case 'failed':
        return [{ type: 'stopped', text: describeTrouble(event.trouble, 'hidden') }]
      case 'refused':
        return [{ type: 'stopped', text: describeRefusal(event.refusal) }]
      case 'ended':
        return [{ type: 'ended', how: event.how }]
      default:
        return []
    }
  })
}

export function describeEnd(how: End): string {
  return END_WORDS[how]
}

const END_WORDS: Readonly<Record<End, string>> = {
  'return-to-agent': 'The caller is back with the agent.',
  transfer: 'The caller is transferred.',
  disconnect: 'The call is over.',
  'end-of-task': 'The task has no further node: the call ends here.',
  elsewhere: 'The call leaves to a part of Architect that is not in this design.',
  refused: 'Architect would not go on here.',
}

function withoutCard(text: string, card: string): string {
  return maskedText(hideSecrets(text, [card]))
}
