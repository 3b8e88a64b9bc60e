import { expect, it } from 'vitest'
import { z } from 'zod'
import { allPages, type Page } from './pages.ts'

const schema = z.object({
  entities: z.array(z.number()),
  pageCount: z.number().nullish(),
  nextUri: z.string().nullish(),
})

async function listed(pages: readonly object[]) {
  const ask = async ({ pageNumber }: Page) => ({ status: 200, body: pages[pageNumber - 1] })
  const found = await allPages('numbers', schema, ask)
  return found.ok ? found.value : found.error
}

it('reads as many pages as the listing says that it has', async () => {
  const pages = [
    { entities: [1, 2], pageCount: 2 },
    { entities: [3], pageCount: 2 },
  ]
  expect(await listed(pages)).toEqual([1, 2, 3])
})

it('goes where a listing without a count says that it goes on', async () => {
  const pages = [{ entities: [1, 2], nextUri: '/api/v2/numbers?pageNumber=2' }, { entities: [3] }]
  expect(await listed(pages)).toEqual([1, 2, 3])
})
