import { JavaException, LimitReached } from '../java/java-exception.ts'
import { intOf } from '../java/java-number.ts'
import {
  entryValue,
  javaEquals,
  type JavaEntry,
  type JavaList,
  type JavaMap,
  javaText,
  type JavaValue,
  keyIndex,
  listOf,
  putEntry,
} from './java-value.ts'
import { intArgument, type MethodTable, type Overload } from './method-call.ts'

/** `java.util.List` */
export const LIST_METHODS: MethodTable<JavaList> = new Map<string, readonly Overload<JavaList>[]>([
  ['size', [{ params: [], run: (self) => intOf(self.items.length) }]],
  ['isEmpty', [{ params: [], run: (self) => self.items.length === 0 }]],
  ['toString', [{ params: [], run: (self) => javaText(self) }]],
  ['get', [{ params: ['int'], run: (self, args) => itemAt(self, intArgument(args, 0)) }]],
  ['contains', [{ params: ['object'], run: (self, args) => indexIn(self, args) >= 0 }]],
  ['indexOf', [{ params: ['object'], run: (self, args) => intOf(indexIn(self, args)) }]],
  ['lastIndexOf', [{ params: ['object'], run: lastIndexIn }]],
  ['equals', [{ params: ['object'], run: (self, args) => javaEquals(self, args[0] ?? null) }]],
  ['add', [{ params: ['object'], run: addItem }]],
  ['addAll', [{ params: ['list'], run: addItems }]],
  ['set', [{ params: ['int', 'object'], run: setItem }]],
  ['remove', [{ params: ['int'], run: removeItem }]],
  ['clear', [{ params: [], run: clearList }]],
  ['subList', [{ params: ['int', 'int'], run: subList }]],
])

/** Methods that exist in Java and are not offered: iterators, streams, reflection, statics. */
export const REFUSED_METHODS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'List',
    words(
      'hashCode iterator listIterator spliterator stream parallelStream forEach sort toArray containsAll removeAll retainAll removeIf ensureCapacity trimToSize clone',
    ),
  ],
  [
    'Map',
    words(
      'hashCode putAll putIfAbsent forEach compute computeIfAbsent computeIfPresent merge clone',
    ),
  ],
  [
    'Number',
    words(
      'hashCode byteValue shortValue floatValue parseInt parseLong parseDouble valueOf toHexString toBinaryString toOctalString bitCount signum abs negate add subtract multiply divide remainder pow setScale scale precision stripTrailingZeros toPlainString isNaN isInfinite',
    ),
  ],
  ['Boolean', words('hashCode parseBoolean valueOf logicalAnd logicalOr logicalXor')],
])

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}

/** `java.util.Map` */
export const MAP_METHODS: MethodTable<JavaMap> = new Map<string, readonly Overload<JavaMap>[]>([
  ['get', [{ params: ['object'], run: (self, args) => entryValue(self, args[0] ?? null) }]],
  ['getOrDefault', [{ params: ['object', 'object'], run: getOrDefault }]],
  [
    'containsKey',
    [{ params: ['object'], run: (self, args) => self.entries.has(keyIndex(args[0] ?? null)) }],
  ],
  ['containsValue', [{ params: ['object'], run: containsValue }]],
  ['size', [{ params: [], run: (self) => intOf(self.entries.size) }]],
  ['isEmpty', [{ params: [], run: (self) => self.entries.size === 0 }]],
  ['toString', [{ params: [], run: (self) => javaText(self) }]],
  ['equals', [{ params: ['object'], run: (self, args) => javaEquals(self, args[0] ?? null) }]],
  [
    'keySet',
    [{ params: [], run: (self) => listOf(Array.from(self.entries.values(), ({ key }) => key)) }],
  ],
  [
    'values',
    [
      {
        params: [],
        run: (self) => listOf(Array.from(self.entries.values(), ({ value }) => value)),
      },
    ],
  ],
  ['entrySet', [{ params: [], run: (self) => listOf([...self.entries.values()]) }]],
  [
    'put',
    [
      {
        params: ['object', 'object'],
        run: (self, args) => putEntry(self, args[0] ?? null, args[1] ?? null),
      },
    ],
  ],
  ['remove', [{ params: ['object'], run: removeEntry }]],
  ['replace', [{ params: ['object', 'object'], run: replaceEntry }]],
  ['clear', [{ params: [], run: clearMap }]],
])

export const ENTRY_METHODS: MethodTable<JavaEntry> = new Map<
  string,
  readonly Overload<JavaEntry>[]
>([
  ['getKey', [{ params: [], run: ({ key }) => key }]],
  ['getValue', [{ params: [], run: ({ value }) => value }]],
  ['toString', [{ params: [], run: (self) => javaText(self) }]],
])

/** An item of a list; outside of it Java throws. */
function itemAt(list: JavaList, index: number): JavaValue {
  const item = list.items[index]
  if (item === undefined) {
    throw new JavaException(
      'IndexOutOfBoundsException',
      `there is no item ${index} in a list of ${list.items.length}`,
    )
  }
  return item
}

const MAX_ITEMS = 10_000

function indexIn(list: JavaList, args: readonly JavaValue[]): number {
  const [wanted = null] = args
  return list.items.findIndex((item) => javaEquals(item, wanted))
}

function lastIndexIn(list: JavaList, args: readonly JavaValue[]): JavaValue {
  const [wanted = null] = args
  return intOf(list.items.findLastIndex((item) => javaEquals(item, wanted)))
}

function grow(list: JavaList, items: readonly JavaValue[]): void {
  if (list.items.length + items.length > MAX_ITEMS)
    throw new LimitReached('a list has become too long')
  if (items.includes(list)) throw new LimitReached('a list would contain itself')
  list.items.push(...items)
}

function addItem(list: JavaList, args: readonly JavaValue[]): JavaValue {
  grow(list, [args[0] ?? null])
  return true
}

function addItems(list: JavaList, args: readonly JavaValue[]): JavaValue {
  const [other = null] = args
  if (typeof other !== 'object' || other?.type !== 'List') {
    throw new JavaException('NullPointerException', 'an argument has no value')
  }
  grow(list, other.items)
  return other.items.length > 0
}

function setItem(list: JavaList, args: readonly JavaValue[]): JavaValue {
  const index = intArgument(args, 0)
  const before = itemAt(list, index)
  list.items[index] = args[1] ?? null
  return before
}

function removeItem(list: JavaList, args: readonly JavaValue[]): JavaValue {
  const index = intArgument(args, 0)
  const before = itemAt(list, index)
  list.items.splice(index, 1)
  return before
}

function clearList(list: JavaList): JavaValue {
  list.items.length = 0
  return ''
}

function subList(list: JavaList, args: readonly JavaValue[]): JavaValue {
  const from = intArgument(args, 0)
  const to = intArgument(args, 1)
  if (from < 0 || to > list.items.length || from > to) {
    throw new JavaException(
      'IndexOutOfBoundsException',
      `subList from ${from} to ${to} is outside of the list`,
    )
  }
  return listOf(list.items.slice(from, to))
}

function getOrDefault(map: JavaMap, args: readonly JavaValue[]): JavaValue {
  const entry = map.entries.get(keyIndex(args[0] ?? null))
  return entry === undefined ? (args[1] ?? null) : entry.value
}

function containsValue(map: JavaMap, args: readonly JavaValue[]): JavaValue {
  const [wanted = null] = args
  return Array.from(map.entries.values()).some(({ value }) => javaEquals(value, wanted))
}

function removeEntry(map: JavaMap, args: readonly JavaValue[]): JavaValue {
  const [key = null] = args
  const before = entryValue(map, key)
  map.entries.delete(keyIndex(key))
  return before
}

function replaceEntry(map: JavaMap, args: readonly JavaValue[]): JavaValue {
  const [key = null, value = null] = args
  return map.entries.has(keyIndex(key)) ? putEntry(map, key, value) : null
}

function clearMap(map: JavaMap): JavaValue {
  map.entries.clear()
  return ''
}
