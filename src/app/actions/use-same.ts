import { useMemo } from 'react'

/** The same object as long as it says the same: editors take another one for another language. */
export function useSame<T>(value: T): T {
  const said = JSON.stringify(value)
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => value, [said])
}
