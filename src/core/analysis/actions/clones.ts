import { categoryOf, type DataAction } from '../../model/data-action.ts'
import type { Design } from '../../model/design.ts'

/** A test clone of a secure data action: its inputs and replies can be seen, which is what it is for. */
export interface TestClone {
  readonly clone: DataAction
  readonly original: DataAction
  /** Concluded from the names: nobody has said that it is one. */
  readonly isInferred: boolean
}

/**
 * The test clones of a design: actions that say whose clone they are, and actions that are not secure and are called as
 * a secure one with a word such as “test” or “copy”, or exactly as it in another category.
 */
export function testClonesOf({ actions }: Pick<Design, 'actions'>): readonly TestClone[] {
  const secure = actions.filter((action) => action.secure)
  return actions.flatMap((clone): TestClone[] => {
    const declared = actions.find(({ id }) => id === clone.cloneOf)
    if (declared !== undefined) return [{ clone, original: declared, isInferred: false }]
    if (clone.secure) return []
    const original = secure.find((action) => isCalledAsCloneOf(clone, action))
    return original === undefined ? [] : [{ clone, original, isInferred: true }]
  })
}

/** How a rehearsal calls its clones: `TEST Process_Payment 3f2a`. The mark tells one rehearsal from another. */
export function rehearsalName(original: string, mark: string): string {
  return `TEST ${original.slice(0, MAX_NAME - MARK_ROOM)} ${mark}`
}

/** Whether a rehearsal has made the action: its clones are removed when it ends, and what is left of one later. */
export function isRehearsalName(name: string): boolean {
  return REHEARSAL_NAME.test(name)
}

const REHEARSAL_NAME = /^TEST \S.* [0-9a-f]{4,8}$/
/** The longest name of a data action (Platform API, PostActionInput). */
const MAX_NAME = 256
const MARK_ROOM = 'TEST '.length + ' 00000000'.length

function isCalledAsCloneOf(clone: DataAction, original: DataAction): boolean {
  if (clone.name === original.name) return categoryOf(clone) !== categoryOf(original)
  const own = wordsOf(isRehearsalName(clone.name) ? clone.name.replace(/ \S+$/, '') : clone.name)
  const isMarked = own.some((word) => CLONE_WORDS.has(word))
  return isMarked && plain(own) === plain(wordsOf(original.name))
}

const CLONE_WORDS = new Set(
  'test tests testing clone copy debug rehearsal sandbox dummy nonsecure unsecure insecure open'.split(
    ' ',
  ),
)
/** Words that a clone and its original may have or not. */
const FILLERS = new Set(['non', 'not', 'of', 'secure', 'the', 'for'])

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

function plain(words: readonly string[]): string {
  return words
    .filter((word) => !CLONE_WORDS.has(word) && !FILLERS.has(word) && !/^\d$/.test(word))
    .join(' ')
}
