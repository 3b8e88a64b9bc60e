import { expect, test } from 'vitest'
import { describeWithSharedData, sharedJson } from '#testing/shared-data.ts'
import { SECURE_CALL_PROFILE } from './secure-call-profile.ts'

test('nothing is allowed and refused', () => {
  const { allowed, refused } = SECURE_CALL_PROFILE
  expect([...refused].filter((key) => allowed.has(key))).toEqual([])
})

describeWithSharedData('the list that the profile was read from', () => {
  interface Entry {
    readonly yamlKey: string | null
    readonly allowedInSecureCall2018: boolean
  }

  test('allows the same actions, and none that is refused', () => {
    const entries = Object.values(
      sharedJson<Readonly<Record<string, Entry>>>('data', 'secure-flow-actions.json'),
    )
    const listed = entries.flatMap(({ yamlKey, allowedInSecureCall2018 }) =>
      yamlKey !== null && allowedInSecureCall2018 ? [yamlKey] : [],
    )
    expect([...SECURE_CALL_PROFILE.allowed].sort()).toEqual(listed.sort())
  })
})
