import { JavaException, LimitReached } from '../java/java-exception.ts'
import { intOf } from '../java/java-number.ts'
import {
  compileRegex,
  matchesWhole,
  type RegexBudget,
  replaceMatches,
  splitText,
} from '../java/java-regex.ts'
import { javaEquals, type JavaValue, listOf } from './java-value.ts'
import { intArgument, type MethodTable, type Overload, textArgument } from './method-call.ts'

/** `java.lang.String`, as far as templates use it. */
export const STRING_METHODS: MethodTable<string> = new Map<string, readonly Overload<string>[]>([
  ['length', [{ params: [], run: (self) => intOf(self.length) }]],
  ['isEmpty', [{ params: [], run: (self) => self === '' }]],
  ['isBlank', [{ params: [], run: (self) => self.trim() === '' }]],
  ['toString', [{ params: [], run: (self) => self }]],
  ['intern', [{ params: [], run: (self) => self }]],
  ['hashCode', [{ params: [], run: (self) => intOf(hashCode(self)) }]],
  [
    'trim',
    [{ params: [], run: (self) => self.replace(/^[\0-\x20]+/, '').replace(/[\0-\x20]+$/, '') }],
  ],
  ['strip', [{ params: [], run: (self) => self.trim() }]],
  ['stripLeading', [{ params: [], run: (self) => self.trimStart() }]],
  ['stripTrailing', [{ params: [], run: (self) => self.trimEnd() }]],
  ['toLowerCase', [{ params: [], run: (self) => self.toLowerCase() }]],
  ['toUpperCase', [{ params: [], run: (self) => self.toUpperCase() }]],
  ['charAt', [{ params: ['int'], run: charAt }]],
  ['codePointAt', [{ params: ['int'], run: codePointAt }]],
  [
    'substring',
    [
      { params: ['int'], run: substring },
      { params: ['int', 'int'], run: substring },
    ],
  ],
  ['subSequence', [{ params: ['int', 'int'], run: substring }]],
  ['concat', [{ params: ['string'], run: (self, args) => self + textArgument(args, 0) }]],
  ['repeat', [{ params: ['int'], run: repeat }]],
  ['contains', [{ params: ['text'], run: (self, args) => self.includes(textArgument(args, 0)) }]],
  ['endsWith', [{ params: ['string'], run: (self, args) => self.endsWith(textArgument(args, 0)) }]],
  [
    'startsWith',
    [
      { params: ['string'], run: startsWith },
      { params: ['string', 'int'], run: startsWith },
    ],
  ],
  ['indexOf', searches((self, wanted, from) => self.indexOf(wanted, from ?? 0))],
  ['lastIndexOf', searches(lastIndexOf)],
  ['equals', [{ params: ['object'], run: (self, args) => javaEquals(self, args[0] ?? null) }]],
  ['contentEquals', [{ params: ['text'], run: (self, args) => self === textArgument(args, 0) }]],
  ['equalsIgnoreCase', [{ params: ['string'], run: equalsIgnoreCase }]],
  [
    'compareTo',
    [
      { params: ['string'], run: (self, args) => intOf(compare(self, textArgument(args, 0))) },
      { params: ['object'], run: noText },
    ],
  ],
  ['compareToIgnoreCase', [{ params: ['string'], run: compareToIgnoreCase }]],
  [
    'replace',
    [
      { params: ['char', 'char'], run: replace },
      { params: ['text', 'text'], run: replace },
    ],
  ],
  [
    'replaceAll',
    [
      {
        params: ['string', 'string'],
        run: (self, args, budget) => replaceRegex(self, args, budget, true),
      },
    ],
  ],
  [
    'replaceFirst',
    [
      {
        params: ['string', 'string'],
        run: (self, args, budget) => replaceRegex(self, args, budget, false),
      },
    ],
  ],
  [
    'matches',
    [
      {
        params: ['string'],
        run: (self, args, budget) =>
          matchesWhole(compileRegex(textArgument(args, 0)), self, budget),
      },
    ],
  ],
  [
    'split',
    [
      { params: ['string'], run: split },
      { params: ['string', 'int'], run: split },
    ],
  ],
])

/** Methods of `String` that exist but are not offered: reflection, charsets, locales, streams, formats. */
export const REFUSED_STRING_METHODS: ReadonlySet<string> = new Set(
  'chars codePoints codePointBefore codePointCount offsetByCodePoints getChars getBytes toCharArray getClass regionMatches join format formatted valueOf copyValueOf lines indent stripIndent translateEscapes transform describeConstable resolveConstantDesc wait notify notifyAll'.split(
    ' ',
  ),
)

const MAX_TEXT = 1_000_000

type Run = Overload<string>['run']

function outOfRange(detail: string): JavaException {
  return new JavaException('StringIndexOutOfBoundsException', detail)
}

function charAt(self: string, args: readonly JavaValue[]): JavaValue {
  const text = self[intArgument(args, 0)]
  if (text === undefined)
    throw outOfRange(`there is no character ${intArgument(args, 0)} in a text of ${self.length}`)
  return { type: 'Character', text }
}

function codePointAt(self: string, args: readonly JavaValue[]): JavaValue {
  const code = self.codePointAt(intArgument(args, 0))
  if (code === undefined)
    throw outOfRange(`there is no character ${intArgument(args, 0)} in a text of ${self.length}`)
  return intOf(code)
}

function substring(self: string, args: readonly JavaValue[]): JavaValue {
  const from = intArgument(args, 0)
  const to = args.length > 1 ? intArgument(args, 1) : self.length
  if (from < 0 || to > self.length || from > to) {
    throw outOfRange(
      `substring from ${from} to ${to} is outside of a text of ${self.length} characters`,
    )
  }
  return self.slice(from, to)
}

function repeat(self: string, args: readonly JavaValue[]): JavaValue {
  const count = intArgument(args, 0)
  if (count < 0)
    throw new JavaException('IllegalArgumentException', 'repeat takes no negative count')
  if (self.length * count > MAX_TEXT) throw new LimitReached('a text has become too long')
  return self.repeat(count)
}

/** `compareTo` is there for every object, and fails for all but texts. */
function noText(): never {
  throw new JavaException('ClassCastException', 'only texts can be compared with a text')
}

function startsWith(self: string, args: readonly JavaValue[]): JavaValue {
  const offset = args.length > 1 ? intArgument(args, 1) : 0
  if (offset < 0) return false
  const prefix = textArgument(args, 0)
  return offset <= self.length && self.startsWith(prefix, offset)
}

/** `indexOf` and `lastIndexOf`: of a text or of a character code, from the start or from an index. */
function searches(
  find: (self: string, wanted: string, from: number | null) => number,
): Overload<string>[] {
  const ofText: Run = (self, args) =>
    intOf(find(self, textArgument(args, 0), args.length > 1 ? intArgument(args, 1) : null))
  const ofCode: Run = (self, args) => {
    const code = intArgument(args, 0)
    if (code < 0 || code > 0x10ffff) return intOf(-1)
    return intOf(
      find(self, String.fromCodePoint(code), args.length > 1 ? intArgument(args, 1) : null),
    )
  }
  return [
    { params: ['string'], run: ofText },
    { params: ['string', 'int'], run: ofText },
    { params: ['char'], run: ofText },
    { params: ['int'], run: ofCode },
    { params: ['int', 'int'], run: ofCode },
  ]
}

function lastIndexOf(self: string, wanted: string, from: number | null): number {
  if (from !== null && from < 0) return -1
  return self.lastIndexOf(wanted, from ?? self.length)
}

function equalsIgnoreCase(self: string, args: readonly JavaValue[]): JavaValue {
  const [other = null] = args
  return typeof other === 'string' && folded(self) === folded(other)
}

function compareToIgnoreCase(self: string, args: readonly JavaValue[]): JavaValue {
  return intOf(compare(folded(self), folded(textArgument(args, 0))))
}

function folded(text: string): string {
  return text.toUpperCase().toLowerCase()
}

/** The difference of the first characters that differ, or of the lengths. */
function compare(left: string, right: string): number {
  const shared = Math.min(left.length, right.length)
  for (let index = 0; index < shared; index += 1) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

function hashCode(text: string): number {
  let hash = 0
  for (let index = 0; index < text.length; index += 1)
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0
  return hash
}

function replace(self: string, args: readonly JavaValue[]): JavaValue {
  const wanted = textArgument(args, 0)
  const replacement = textArgument(args, 1)
  const hits = wanted === '' ? self.length + 1 : self.length / wanted.length
  if (self.length + hits * replacement.length > MAX_TEXT * 4)
    throw new LimitReached('a text has become too long')
  return self.replaceAll(wanted, () => replacement)
}

function replaceRegex(
  self: string,
  args: readonly JavaValue[],
  budget: RegexBudget,
  all: boolean,
): JavaValue {
  const regex = compileRegex(textArgument(args, 0))
  // Java's replaceFirst looks at its replacement before the text, replaceAll when there is something to replace.
  const replacement = all && (args[1] ?? null) === null ? null : textArgument(args, 1)
  return replaceMatches(regex, self, replacement, all, budget)
}

function split(self: string, args: readonly JavaValue[], budget: RegexBudget): JavaValue {
  const limit = args.length > 1 ? intArgument(args, 1) : 0
  return listOf(splitText(compileRegex(textArgument(args, 0)), self, limit, budget), true)
}
