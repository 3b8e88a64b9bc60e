import { describe, expect, it } from 'vitest'
import { shiftInto } from './shift-into.ts'

const ROOM = { width: 800, height: 600 }
/** The map and the tools above it. */
const CORNER = { x: 610, y: 440 }
const card = (x: number, y: number) => ({ x, y, width: 180, height: 60 })

describe('what is brought into view', () => {
  it.each([
    ['stays where it is seen', card(300, 200), { x: 0, y: 0 }],
    ['comes in from the left and from above', card(-100, -30), { x: 120, y: 50 }],
    ['comes in from below, beside the map', card(100, 700), { x: 0, y: -180 }],
    ['comes in from the right, above the map', card(900, 100), { x: -300, y: 0 }],
    [
      'shows its beginning when it is wider than the room',
      { ...card(300, 200), width: 900 },
      { x: -280, y: 0 },
    ],
  ])('%s', (_, box, moved) => {
    expect(shiftInto(box, ROOM, CORNER)).toEqual(moved)
  })

  it.each([
    ['beside it, with what comes next on its path', card(630, 450), { x: -212, y: 0 }],
    ['beside it from below the window', card(630, 900), { x: -212, y: -380 }],
    [
      'above it where there is no room beside it',
      { ...card(20, 500), width: 700 },
      { x: 0, y: -132 },
    ],
  ])('from under the map it goes %s', (_, box, moved) => {
    expect(shiftInto(box, ROOM, CORNER)).toEqual(moved)
  })

  it('stays under the map where neither way has room', () => {
    expect(shiftInto({ x: 20, y: 20, width: 760, height: 560 }, ROOM, CORNER)).toEqual({
      x: 0,
      y: 0,
    })
  })

  it('has the corner too where no map is shown', () => {
    expect(shiftInto(card(610, 520), ROOM, null)).toEqual({ x: -10, y: 0 })
  })
})
