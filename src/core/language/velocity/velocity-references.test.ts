import { describe, expect, it } from 'vitest'
import { describeTemplateError } from './template-error.ts'
import { parseVelocity } from './velocity.ts'
import { type TemplateReference, velocityReferences } from './velocity-references.ts'

function references(text: string): readonly TemplateReference[] {
  const template = parseVelocity(text)
  if (!template.ok) throw new Error(describeTemplateError(template.error))
  return velocityReferences(template.value)
}

describe('References of a template', () => {
  it('have names, spellings and places', () => {
    const text = '{\n "a": "${input.card}", "b": $!input.b,\n "c": $input.d.length()}'
    const found = references(text)
    expect(found.map(({ name }) => name)).toEqual(['input.card', 'input.b', 'input.d'])
    expect(found.map(({ reference }) => [reference.quiet, reference.formal])).toEqual([
      [false, true],
      [true, false],
      [false, false],
    ])
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      '${input.card}',
      '$!input.b',
      '$input.d.length()',
    ])
  })

  it('tell what they are there for', () => {
    const text =
      '#set($x = $a + "q$b")#if($c == 1 || !$d)$x#elseif($e)#{else}$f#end#foreach($i in $g)$i#end$h.concat($j)[$k[$l]]'
    expect(
      references(text).map(({ name, role, directive }) => `${name} ${role} ${directive}`),
    ).toEqual([
      'x target set',
      'a value set',
      'b output set',
      'c condition if',
      'd condition if',
      'x output null',
      'e condition if',
      'f output null',
      'g iterable foreach',
      'i output null',
      'h output null',
      'j argument null',
      'k argument null',
      'l argument null',
    ])
  })

  it('know the conditions around them and the literals that they stand in', () => {
    const [, guarded, free] = references('#if("$!input.a" != "")$input.a#end$input.a')
    expect(guarded?.conditions.map(({ kind }) => kind)).toEqual(['compare'])
    expect(free?.conditions).toEqual([])
    expect(references('$esc.html("<$x>")').map(({ name, inLiteral }) => [name, inLiteral])).toEqual(
      [
        ['esc', false],
        ['x', true],
      ],
    )
  })

  it('show the methods that a value goes through', () => {
    const [outer, inner, amount] = references('$math.toInteger($math.mul($input.amount, 100))')
    expect(outer?.reference.path).toMatchObject([{ kind: 'method', name: 'toInteger' }])
    expect(inner?.reference.path).toMatchObject([{ kind: 'method', name: 'mul' }])
    expect(amount).toMatchObject({ name: 'input.amount', role: 'argument' })
  })

  it.each(['\\$x', '$5', '## $x', '#[[ $x ]]#', "#set($y = 'a$x')", '$\\!x'])(
    '%s holds none to $x',
    (text) => {
      expect(references(text).filter(({ name }) => name === 'x')).toEqual([])
    },
  )

  it('are those of 1.7 where 2.x cannot read the template', () => {
    expect(references('${input.a-b}').map(({ name }) => name)).toEqual(['input.a-b'])
  })
})
