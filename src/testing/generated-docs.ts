import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runMode } from './run-mode.ts'

/**
 * Tests that the pages in a folder of docs/ are exactly those that the code generates. In the mode `docs` it
 * writes them first: that is how `npm run docs` works.
 */
export function testGeneratedDocs(folder: string, pages: ReadonlyMap<string, string>): void {
  const path = join(import.meta.dirname, '..', '..', 'docs', folder)
  if (runMode === 'docs') {
    rmSync(path, { recursive: true, force: true })
    mkdirSync(path, { recursive: true })
    for (const [name, text] of pages) writeFileSync(join(path, name), text)
  }
  test(`docs/${folder} has the generated pages and no other: npm run docs`, () => {
    expect(readdirSync(path).sort()).toEqual([...pages.keys()].sort())
  })
  test.each([...pages])(`docs/${folder}/%s is as generated: npm run docs`, (name, text) => {
    expect(readFileSync(join(path, name), 'utf8')).toBe(text)
  })
}
