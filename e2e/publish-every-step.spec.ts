import type { Page } from '@playwright/test'
import { sessionTokenTemplate } from '#core/gateways/session-token/flow.ts'
import type { Design } from '#core/model/design.ts'
import { expect, test } from './fixtures.ts'
import { PublishPage } from './pages/publish.ts'
import { Studio } from './pages/studio.ts'

/** A first publish of two actions and a flow writes so many entries into its journal; the last one ends it. */
const ENTRIES = 13

/** A job whose file may be under way is waited for, a quarter of a minute. */
const LONGEST_MS = 40_000

/** Two halves, so that two workers share them. */
const HALVES = [1, 7].map((first) =>
  Array.from({ length: 6 }, (_, i) => first + i).filter((entry) => entry < ENTRIES),
)

/** Whether a draft was published is asked by looking for the action: not yet is an answer, too. */
test.use({ expectedComplaints: /status of 404/ })

for (const entries of HALVES) {
  test(`a page that is killed after any of the entries ${entries.join(', ')} of the journal goes on, and everything is published once`, async ({
    page,
    org,
  }) => {
    test.setTimeout(180_000)
    const publish = new PublishPage(page)
    const studio = new Studio(page)
    for (const entry of entries) {
      await studio.open(numbered(entry))
      await studio.publish.click()
      await signInOnce(page, publish)
      await killAfter(page, entry)
      await publish.publish()
      await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'isKilled'))).toBe(true)
      await page.reload()
      await publish.goOn.click()
      await expect(publish.result.getByRole('heading', { level: 1 })).toHaveText(
        'Version 1.0 is live',
        { timeout: LONGEST_MS },
      )
    }
    expect(await org.flows()).toHaveLength(entries.length)
    const actions = await org.actions()
    expect(actions.map(({ version }) => version)).toEqual(actions.map(() => 1))
    expect(actions).toHaveLength(2 * entries.length)
    expect(await org.drafts()).toEqual([])
  })
}

/** A design of its own for each time, so that each is a first publish in the same org. */
function numbered(entry: number): Design {
  const design = sessionTokenTemplate.build()
  return {
    ...design,
    id: `killed-after-${entry}`,
    flow: { ...design.flow, name: `Killed after ${entry}` },
    actions: design.actions.map((action) => ({ ...action, name: `${action.name}_${entry}` })),
  }
}

/** A sign-in that outlives the reload is enough for all of them. */
async function signInOnce(page: Page, publish: PublishPage): Promise<void> {
  const keep = page.getByRole('checkbox', { name: 'Stay signed in until this tab closes' })
  await expect(keep.or(publish.plan)).toBeVisible()
  if (await keep.isVisible()) {
    await keep.check()
    await publish.signIn()
  }
  await expect(publish.go).toBeEnabled()
}

/** As soon as so many entries are kept, the page is as good as dead: it sends no request and keeps no entry. */
function killAfter(page: Page, entry: number): Promise<void> {
  return page.evaluate((last) => {
    let kept = 0
    // oxlint-disable-next-line typescript/unbound-method -- called with the store that it belongs to
    const add = IDBObjectStore.prototype.add
    const addUntilDead = function (this: IDBObjectStore, ...args: Parameters<typeof add>) {
      if (this.name !== 'entries') return add.apply(this, args)
      kept += 1
      if (kept > last) return this.count()
      const request = add.apply(this, args)
      if (kept < last) return request
      globalThis.fetch = () => new Promise(() => {})
      request.transaction?.addEventListener('complete', () => {
        Reflect.set(globalThis, 'isKilled', true)
      })
      return request
    }
    Reflect.set(IDBObjectStore.prototype, 'add', addUntilDead)
  }, entry)
}
