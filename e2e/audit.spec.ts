import {
  lookAtDesigns,
  lookAtHome,
  lookAtPublishing,
  lookAtSandbox,
  lookAtStudio,
} from './audit/app-screens.ts'
import { Audit } from './audit/audit.ts'
import { BROKEN_PAGE, BROKEN_PARTS } from './audit/broken-page.ts'
import { lookAtOrg, lookAtOrgPickers } from './audit/org-screens.ts'
import { expect, test } from './fixtures.ts'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
] as const

test('the audit finds what is broken on purpose, and only that', async ({ page }) => {
  const audit = new Audit()
  await page.setContent(BROKEN_PAGE)
  await audit.look(page, 'broken')
  const parts = audit.found.map((line) => line.split(': ').slice(1, 3).join(' '))
  expect(parts.toSorted()).toEqual(BROKEN_PARTS.toSorted())
})

for (const viewport of SIZES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${colorScheme}, ${viewport.width} × ${viewport.height}`, () => {
      test.use({ viewport, colorScheme })

      test('home and the studio can be read, hit and reached', async ({ page, studio }) => {
        test.setTimeout(240_000)
        const audit = new Audit()
        await lookAtHome(audit, page)
        await lookAtStudio(audit, studio)
        await lookAtDesigns(audit, page)
        expect([...new Set(audit.found)], `${audit.screens} screens`).toEqual([])
      })

      test('publishing can be read, hit and reached', async ({ page, studio, publish, org }) => {
        test.setTimeout(120_000)
        const audit = new Audit()
        await lookAtPublishing(audit, { studio, publish, org })
        await lookAtSandbox(audit, page, org)
        expect([...new Set(audit.found)], `${audit.screens} screens`).toEqual([])
      })

      test('what an org gives can be read, hit and reached', async ({ studio, publish, org }) => {
        test.setTimeout(120_000)
        const audit = new Audit()
        await lookAtOrg(audit, { studio, publish, org })
        await lookAtOrgPickers(audit, { studio, org })
        expect([...new Set(audit.found)], `${audit.screens} screens`).toEqual([])
      })
    })
  }
}
