import { expect, type Locator } from '@playwright/test'

/** What stands in a field: the value of a control, or the text of a code editor, which has no value. */
export async function expectText(field: Locator, text: string): Promise<void> {
  await expect.poll(() => field.evaluate(textOf)).toBe(text)
}

function textOf(element: Element): string {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    return element.value
  }
  const lines = Array.from(element.querySelectorAll('.cm-line'), (line) => {
    const shown = line.cloneNode(true) as Element
    for (const hint of shown.querySelectorAll('.cm-placeholder')) hint.remove()
    return shown.textContent ?? ''
  })
  return lines.join('\n')
}
