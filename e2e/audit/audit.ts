import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { inspectScreen } from './inspect-screen.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Looks at one screen after the other and keeps what is wrong with each, so that one run tells everything. */
export class Audit {
  readonly #found: string[] = []
  #screens = 0

  /** One line for everything that is wrong: screen, check, element, numbers. */
  get found(): readonly string[] {
    return this.#found
  }

  get screens(): number {
    return this.#screens
  }

  /** `part` is what has changed since the last look, as a selector: axe takes its time and reads only that. */
  async look(page: Page, screen: string, part = 'html'): Promise<void> {
    this.#screens += 1
    // A page that has just been gone to has its words before it has its styles.
    await page.waitForLoadState()
    const own = await page.evaluate(inspectScreen)
    for (const { check, element, detail } of own) this.#tell(screen, check, element, detail)
    // Nothing here has frames: legacy mode does without a second page. Telling what is right, too, takes axe longer.
    const axe = new AxeBuilder({ page })
      .include(part)
      .options({ runOnly: TAGS, resultTypes: ['violations'] })
      .setLegacyMode()
    const { violations } = await axe.analyze()
    for (const { id, nodes } of violations) {
      for (const { target, any, all, none } of nodes) {
        const why = [...any, ...all, ...none].map(({ message }) => message).join('; ')
        this.#tell(screen, `axe ${id}`, target.join(' '), why)
      }
    }
  }

  #tell(screen: string, check: string, element: string, detail: string): void {
    this.#found.push(`${screen}: ${check}: ${element}: ${detail}`)
  }
}
