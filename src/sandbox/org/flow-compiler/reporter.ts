import type { JobMessage } from '../state.ts'

/** Collects what is wrong, each with the path of the place: `Main / collectInput Card number / digits`. */
export interface Reporter {
  readonly error: (where: string, text: string) => void
  readonly warning: (where: string, text: string) => void
  readonly messages: () => readonly JobMessage[]
}

export function createReporter(): Reporter {
  const messages: JobMessage[] = []
  const add = (type: JobMessage['type'], where: string, text: string) => {
    if (messages.length < mostMessages) messages.push({ type, text: `${where}: ${text}` })
  }
  return {
    error: (where, text) => add('Error', where, text),
    warning: (where, text) => add('Warning', where, text),
    messages: () => messages,
  }
}

/** A file full of mistakes should not fill the memory. */
const mostMessages = 500
