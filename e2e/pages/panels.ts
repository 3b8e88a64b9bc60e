import { expect, type Locator } from '@playwright/test'
import type { Studio } from './studio.ts'
import { literally } from './words.ts'

/** Declares a variable in the panel of variables. */
export async function declareVariable(
  studio: Studio,
  name: string,
  sensitivity: string,
): Promise<void> {
  await studio.showPanel('Variables')
  await studio.left.getByRole('button', { name: 'New variable' }).click()
  const form = studio.left.getByRole('group', { name: 'New variable' })
  await form.getByLabel('Name').fill(name)
  await form.getByLabel('Sensitivity').selectOption({ label: sensitivity })
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(variable(studio, name)).toBeVisible()
}

/** The row of a variable: its button opens the details. */
export function variable(studio: Studio, name: string): Locator {
  const button = studio.page.getByRole('button', { name: new RegExp(`^${literally(name)}, `) })
  return studio.left.getByRole('listitem').filter({ has: button })
}

/** Makes a data action from a gateway's template. */
export async function addTemplateAction(studio: Studio, name: string): Promise<void> {
  await studio.showPanel('Actions')
  await studio.left.getByRole('button', { name: 'New action' }).first().click()
  await studio.page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click()
  await expect(studio.page.getByRole('main', { name: 'Data action' })).toBeVisible()
  await studio.page.getByRole('button', { name: 'Canvas', exact: true }).click()
}
