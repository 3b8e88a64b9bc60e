import { expect, test } from 'vitest'
import { FLOW_TEMPLATES, findTemplate } from '#core/gateways/templates.ts'
import { previewShape } from './preview-shape.ts'

test.each(FLOW_TEMPLATES.map((template) => [template.id, template.build()] as const))(
  'the drawing of %s shows every node and every connected output once',
  (_, design) => {
    const { boxes, lines } = previewShape(design)
    expect(boxes.map(({ id }) => id)).toEqual(design.nodes.map(({ id }) => id))
    expect(lines).toHaveLength(design.edges.length)
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
  },
)

test('nodes and lines that carry secure data are marked', () => {
  const design = findTemplate('session-token')?.build()
  if (design === undefined) throw new Error('the template is gone')
  const { boxes, lines } = previewShape(design)
  expect(boxes.filter(({ isSecure }) => isSecure).length).toBeGreaterThan(2)
  expect(boxes.find(({ id }) => id === design.tasks[0]?.entry)?.isSecure).toBe(false)
  expect(lines.some(({ isSecure }) => isSecure)).toBe(true)
})
