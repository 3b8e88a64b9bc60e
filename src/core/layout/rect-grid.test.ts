import { describe, expect, it } from 'vitest'
import { type Rect, RectGrid } from './rect-grid.ts'

function found(grid: RectGrid<string>, within: Rect): readonly string[] {
  const items: string[] = []
  grid.visit(within, (item) => items.push(item))
  return items.toSorted()
}

function square(at: number, size = 100): Rect {
  return { left: at, top: at, right: at + size, bottom: at + size }
}

const NEAR = square(0)

describe('a grid of rectangles', () => {
  it('finds each thing that meets a rectangle once, in however many cells both lie', () => {
    const grid = new RectGrid<string>()
    grid.add('large', square(-700, 3000))
    grid.add('small', square(20, 10))
    grid.add('elsewhere', square(1200))
    expect(found(grid, NEAR)).toEqual(['large', 'small'])
    expect(found(grid, square(-5000, 10_000))).toEqual(['elsewhere', 'large', 'small'])
  })

  it.each([1e8, 1e15, 1e300])('is not kept busy by what a file puts as far out as %d', (far) => {
    const grid = new RectGrid<string>()
    const line = { left: 0, top: 0, right: far, bottom: 10 }
    grid.add('line', line)
    grid.add('area', square(-far, 2 * far))
    grid.add('far card', square(far))
    grid.add('card', square(20, 10))
    expect(found(grid, NEAR)).toEqual(['area', 'card', 'line'])
    expect(found(grid, square(far))).toContain('far card')
    expect(found(grid, square(-far, 2 * far))).toEqual(['area', 'card', 'far card', 'line'])
    grid.remove('line', line)
    grid.remove('far card', square(far))
    expect(found(grid, square(-far, 2 * far))).toEqual(['area', 'card'])
  })
})
