import { afterEach, expect, it, vi } from 'vitest'
import { permissionsFor } from '#core/publish/preflight.ts'
import {
  firstPublish,
  publish,
  type Publishing,
  publishIntoTwo,
  replacement,
  rollBack,
  rollBackOfFirst,
  update,
} from '#testing/disturbed-publish.ts'

afterEach(() => vi.unstubAllGlobals())

/** Everybody in the org may do this and nothing more, from now on. */
function allow({ rig }: Publishing, permissions: readonly string[]): void {
  rig.sandbox.change((state) => ({
    ...state,
    users: state.users.map((user) => ({ ...user, permissions })),
  }))
}

const publishes = {
  'a first publish': firstPublish,
  'an update': update,
  'a replacement': replacement,
  'a publish that makes an integration': publishIntoTwo,
  'the way back': rollBack,
  'the way back of a first publish': rollBackOfFirst,
}

it.each(Object.entries(publishes))(
  '%s needs what is looked for beforehand, and nothing more',
  async (_, prepare) => {
    const publishing = await prepare()
    allow(publishing, permissionsFor(publishing.plan))
    await expect(publish(publishing.rig, publishing.plan)).resolves.toBeDefined()
  },
)

it('a replacement fails for somebody who lacks one that only its removal needs', async () => {
  const publishing = await replacement()
  allow(
    publishing,
    permissionsFor(publishing.plan).filter((one) => one !== 'architect:dependencyTracking:view'),
  )
  await expect(publish(publishing.rig, publishing.plan)).rejects.toThrow('dependencyTracking')
})
