import type { Page } from '@playwright/test'
import { test as base } from './fixtures.ts'
import { Keyboard } from './pages/keyboard.ts'

export { expect } from './fixtures.ts'

/** What a test without a pointer must not reach for: a pointer, and what puts focus or values in by magic. */
const OF_LOCATORS = [
  'check',
  'clear',
  'click',
  'dblclick',
  'dispatchEvent',
  'dragTo',
  'fill',
  'focus',
  'hover',
  'press',
  'pressSequentially',
  'selectOption',
  'setChecked',
  'tap',
  'uncheck',
]
const OF_MOUSE = ['click', 'dblclick', 'down', 'move', 'up', 'wheel']

/** Takes the pointer away: whoever reaches for it gets an error, and a pointer event in the page is one too. */
export const test = base.extend<{ readonly keyboard: Keyboard; readonly noPointer: undefined }>({
  keyboard: async ({ page }, use) => use(new Keyboard(page)),
  noPointer: [
    async ({ page }, use) => {
      await page.addInitScript(() => {
        addEventListener('pointerdown', () => console.error('A pointer was used'), true)
      })
      const giveBack = [forbid(locatorPrototype(page), OF_LOCATORS), forbid(page.mouse, OF_MOUSE)]
      await use(undefined)
      for (const restore of giveBack) restore()
    },
    { auto: true },
  ],
})

function locatorPrototype(page: Page): object {
  const prototype: unknown = Object.getPrototypeOf(page.locator('html'))
  if (typeof prototype !== 'object' || prototype === null)
    throw new Error('Locators are no objects')
  return prototype
}

function forbid(owner: object, methods: readonly string[]): () => void {
  const before = methods.map(
    (name) => [name, Object.getOwnPropertyDescriptor(owner, name)] as const,
  )
  for (const name of methods) {
    Object.defineProperty(owner, name, {
      configurable: true,
      value: () => {
        throw new Error(`${name}() is not for the keyboard`)
      },
    })
  }
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(owner, name)
      else Object.defineProperty(owner, name, descriptor)
    }
  }
}
