/** The value of a record under a name that comes from outside: `constructor` names nothing unless the record has it. */
export function ownValue<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
