import { expect, type Locator, type Page } from '@playwright/test'
import type { TextFile } from '../designs.ts'

/** What is there before a design is open. */
export class Home {
  readonly page: Page
  readonly designs: Locator
  readonly dropZone: Locator

  constructor(page: Page) {
    this.page = page
    this.designs = page.getByRole('heading', { level: 3 })
    this.dropZone = page.getByRole('region', { name: 'Open a file' })
  }

  async open(): Promise<void> {
    await this.page.goto('/')
    await expect(this.dropZone).toBeVisible()
  }

  /** A card of the list, by the name of its design. */
  card(name: string): Locator {
    const title = this.page.getByRole('link', { name, exact: true })
    return this.page.getByRole('listitem').filter({ has: title })
  }

  /** Chooses a file in the browser's own dialog. */
  async choose({ name, text }: TextFile): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.dropZone.getByRole('button', { name: 'Choose a file' }).click()
    await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  }
}

/** Drops a file somewhere on the page. */
export async function dropFile(page: Page, { name, text }: TextFile): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], fileName))
      return transfer
    },
    [name, text] as const,
  )
  const target = page.getByRole('main')
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await target.dispatchEvent(type, { dataTransfer: data })
  }
}
