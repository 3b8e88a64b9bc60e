import { beforeEach, describe, expect, it } from 'vitest'
import type { NodeId } from '#core/base/ids.ts'
import { boxesOf } from '#core/layout/card.ts'
import { isWithin } from '#core/layout/box.ts'
import { tidy } from '#core/layout/tidy.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design } from '#core/model/design.ts'
import { flowGraph } from '#testing/flow-graph.ts'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { useToasts } from '../ui/toast-store.ts'
import { resetCanvas, useCanvas, type Viewport } from './canvas-store.ts'
import { copyText, duplicateNodes, pasteText } from './clipboard.ts'
import { addKind, dropNodes, moveNodes, removeFromFlow, renameNode, tidyFlow } from './commands.ts'
import { connectNodes, disconnectOutput, startConnecting } from './connect.ts'

const say = kindOf({ kind: 'play-audio' })
const end = kindOf({ kind: 'disconnect' })
const id = (name: string) => name as NodeId

const graph = flowGraph({ enter: 'enter', card: 'collect', pay: 'call', bye: 'end' }, [
  'enter.next > card',
  'card.success > pay',
  'pay.success > bye',
])

beforeEach(() => {
  resetCanvas()
  useToasts.setState({ toasts: [] })
  useView.getState().reset()
  useDocument.getState().open({ ...graph, layout: tidy(graph) })
})

const design = (): Design => {
  const { history } = useDocument.getState()
  if (history === null) throw new Error('No design')
  return history.design
}
const edges = () => design().edges.map(({ from, output, to }) => `${from}.${output} > ${to}`)
const labels = () => useDocument.getState().history?.past.map((step) => step.label)

describe('adding a node', () => {
  it('after the selected one puts it on the primary edge, as one step, and selects it', () => {
    useView.getState().select([id('card')])
    expect(addKind(say, { type: 'after-selection' })).toBe('play-audio')
    expect(edges()).toContain('card.success > play-audio')
    expect(edges()).toContain('play-audio.next > pay')
    expect(labels()).toEqual(['Add Play audio'])
    expect(useView.getState().selection).toEqual(['play-audio'])
    useDocument.getState().undo()
    expect(design()).toEqual({ ...graph, layout: tidy(graph) })
  })

  it('that ends the flow takes a free output instead of cutting the path off', () => {
    useView.getState().select([id('card')])
    addKind(end, { type: 'after-selection' })
    expect(edges()).toContain('card.failure > disconnect')
    expect(edges()).toContain('card.success > pay')
  })

  it('with nothing selected goes on where the main path ends', () => {
    removeFromFlow([id('bye')], false)
    addKind(say, { type: 'after-selection' })
    expect(edges()).toContain('pay.success > play-audio')
  })

  it('leaves its problems alone', () => {
    addKind(say, { type: 'at', point: { x: 900, y: 900 } })
    expect(useFindings.getState().fresh.has(id('play-audio'))).toBe(true)
  })

  it('does nothing while another tab edits the design', () => {
    useDocument.getState().setReadOnly(true)
    expect(addKind(say, { type: 'after-selection' })).toBeNull()
    expect(useView.getState().selection).toEqual([])
    useDocument.getState().setReadOnly(false)
  })
})

describe('removing', () => {
  it('takes nodes out of the path and leads around them', () => {
    removeFromFlow([id('card')], true)
    expect(edges()).toContain('enter.next > pay')
    expect(labels()).toEqual(['Take out card'])
  })

  it('moves the Tab stop to what led to the removed node', () => {
    useCanvas.setState({ active: id('pay') })
    removeFromFlow([id('pay')], false)
    expect(useCanvas.getState().active).toBe('card')
  })

  it('leaves where the call comes in, and makes no step of it', () => {
    removeFromFlow([id('enter')], false)
    expect(labels()).toEqual([])
  })
})

describe('moving', () => {
  it('by keys is one step for a burst', () => {
    for (let i = 0; i < 3; i += 1) moveNodes([id('card')], { x: 4, y: 0 })
    expect(labels()).toEqual(['Move card'])
    expect(design().layout['card']?.x).toBe((tidy(graph)[id('card')]?.x ?? 0) + 12)
  })

  it('by dragging is one step on the drop, and none when nothing has moved', () => {
    const at = design().layout['card'] ?? { x: 0, y: 0 }
    dropNodes(new Map([[id('card'), at]]))
    expect(labels()).toEqual([])
    dropNodes(
      new Map([
        [id('card'), { x: 400, y: 40 }],
        [id('pay'), { x: 400, y: 160 }],
      ]),
    )
    expect(labels()).toEqual(['Move 2 nodes'])
  })

  it('tidies the flow as one step', () => {
    dropNodes(new Map([[id('card'), { x: 400, y: 40 }]]))
    tidyFlow()
    expect(design().layout).toEqual(tidy(graph))
    expect(labels()).toEqual(['Move card', 'Tidy up'])
  })

  it('shows the selected node where it has gone, or the flow where none of it is in view any more', () => {
    const shown: string[] = []
    const viewport: Partial<Viewport> = {
      reveal: (node) => shown.push(node),
      rearrange: (place) => {
        place()
        shown.push('the flow')
      },
    }
    useCanvas.setState({ viewport: viewport as Viewport })
    tidyFlow()
    useView.getState().select([id('pay')])
    tidyFlow()
    expect(shown).toEqual(['the flow', 'pay'])
  })
})

describe('connecting', () => {
  it('says what an output led to before, and leads back there on request', () => {
    connectNodes(id('card'), 'success', id('bye'))
    expect(edges()).toContain('card.success > bye')
    const [toast] = useToasts.getState().toasts
    expect(toast?.text).toBe('success of “card” leads to “bye” instead of “pay”.')
    renameNode(id('bye'), 'Goodbye')
    toast?.action?.run()
    expect(edges()).toContain('card.success > pay')
    expect(design().nodes.find((node) => node.id === 'bye')?.name).toBe('Goodbye')
  })

  it('is refused with the reason where nothing may lead', () => {
    connectNodes(id('card'), 'failure', id('enter'))
    expect(labels()).toEqual([])
    expect(useToasts.getState().toasts[0]?.text).toContain('nothing can lead back to it')
  })

  it('knows beforehand where a connection may not lead', () => {
    startConnecting(id('card'), 'failure')
    expect([...(useCanvas.getState().connecting?.refused.keys() ?? [])]).toEqual(['enter'])
  })

  it('ends by disconnecting', () => {
    disconnectOutput(id('card'), 'success')
    expect(edges()).not.toContain('card.success > pay')
    expect(labels()).toEqual(['Disconnect success of card'])
  })
})

describe('the clipboard', () => {
  it('doubles nodes beside themselves, over no other', () => {
    duplicateNodes([id('card'), id('pay')])
    expect(labels()).toEqual(['Duplicate 2 nodes'])
    expect(edges()).toContain('card-2.success > pay-2')
    const boxes = [...boxesOf(indexDesign(design())).values()]
    for (const [i, box] of boxes.entries()) {
      for (const other of boxes.slice(i + 1)) expect(isWithin(box, other)).toBe(false)
    }
  })

  it('pastes where it is asked to', () => {
    const text = copyText([id('card')])
    pasteText(text ?? '', { x: 1200, y: 800 })
    expect(design().layout['card-2']).toEqual({ x: 1200, y: 800 })
  })

  it('says why a text cannot be pasted', () => {
    pasteText('4111 1111 1111 1111', null)
    expect(labels()).toEqual([])
    expect(useToasts.getState().toasts[0]?.text).toContain('The clipboard holds no nodes')
  })

  it('says that where the call comes in cannot be copied', () => {
    expect(copyText([id('enter')])).toBeNull()
    expect(useToasts.getState().toasts[0]?.text).toBe('Where the call comes in cannot be copied.')
  })
})
