import { describe, expect, test } from 'vitest'
import type { Design } from '#core/model/design.ts'
import { literal } from '#core/model/values.ts'
import { mustWrite, outlineOf, problemsOf } from '#testing/archy-files.ts'
import { buildFlow } from '#testing/build-flow.ts'

describe('a loop', () => {
  test('holds its steps; what leads back to it is its end', () => {
    const design = looped(`
      start: enter -> loop: decide(true) -> ask: collect(CC) -> done: return
      ask.failure -> again: play -> loop
      loop.no -> sorry: play -> back: return
    `)
    expect(outlineOf(mustWrite(design).yaml)).toEqual({
      Main: 'loop (loop: ask (success: done, failure: again)) sorry back',
    })
  })

  test('is left early, and begins its next pass early', () => {
    const design = looped(`
      start: enter -> loop: decide(true) -> ask: collect(CC) -> b: decide(true) -> after: play -> done: return
      ask.failure -> again: play -> loop
      b.no -> again
      loop.no -> after
    `)
    expect(outlineOf(mustWrite(design).yaml)).toEqual({
      Main: 'loop (loop: ask (success: b (yes: loopExit)) again) after done',
    })
  })

  test('holds another one, which is left into the rest of the pass', () => {
    const design = looped(`
      start: enter -> loop1: decide(true) -> d: decide(true) -> x: play -> loop2: decide(true) -> ask: decide(true) -> loop2
      d.no -> loop2
      ask.no -> rest: play -> loop1
      loop2.no -> rest
      loop1.no -> back: return
    `)
    expect(outlineOf(mustWrite(design).yaml)).toEqual({
      Main: 'loop1 (loop: d (yes: x) loop2 (loop: ask (no: loopExit)) rest) back',
    })
  })

  test('has no open end inside', () => {
    const design = looped(`
      start: enter -> loop: decide(true) -> ask: collect(CC) -> loop
      loop.no -> back: return
    `)
    expect(problemsOf(design)).toEqual([
      '“ask” leads nowhere by “failure”, and inside the loop “loop” it would begin the next pass. Connect it.',
    ])
  })

  test('has no next pass from inside of another one', () => {
    const design = looped(`
      start: enter -> loop1: decide(true) -> loop2: decide(true) -> ask: collect(CC) -> loop1
      ask.failure -> loop2
      loop2.no -> rest: play -> loop1
      loop1.no -> back: return
    `)
    expect(problemsOf(design)).toEqual([
      '“ask” leads to the loop “loop1” by “success” from where its next pass cannot begin. Let it lead there by what follows the inner loop, or from inside the loop only.',
    ])
  })
})

/** In the text a decision called loop stands for a loop: `yes` is each pass, `no` is done. */
function looped(text: string): Design {
  const design = buildFlow(text)
  return {
    ...design,
    nodes: design.nodes.map((node) =>
      node.id.startsWith('loop')
        ? { ...node, kind: 'loop', props: { index: '', count: literal(3) } }
        : node,
    ),
    edges: design.edges.map((edge) =>
      edge.from.startsWith('loop')
        ? { ...edge, output: edge.output === 'yes' ? 'loop' : 'next' }
        : edge,
    ),
  }
}
