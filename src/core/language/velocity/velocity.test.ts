import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateVelocityLine } from './evaluate-velocity-line.ts'
import { describeTemplateError } from './template-error.ts'
import { parseVelocity, renderVelocity } from './velocity.ts'
import { EXAMPLE_CONTEXT } from './velocity-examples.ts'

function line(template: string): ReturnType<typeof evaluateVelocityLine> {
  return evaluateVelocityLine({ template, context: EXAMPLE_CONTEXT })
}

function errorOf(template: string, limits = {}): string {
  const parsed = parseVelocity(template)
  if (!parsed.ok) return describeTemplateError(parsed.error)
  const result = renderVelocity(parsed.value, EXAMPLE_CONTEXT, { version: '2.x', limits })
  return result.ok ? '' : describeTemplateError(result.error)
}

describe('Both versions on one line', () => {
  it('one answer where they agree', () => {
    expect(line('${input.cvv}')).toEqual({ out: '123' })
  })

  it('two where they differ', () => {
    expect(line('#if($input.empty)T#{else}F#end')).toEqual({ out: 'F', out17: 'T' })
  })

  it('an error of 2.x beside the answer of 1.7', () => {
    expect(line('${input.a-b}')).toEqual({ error: expect.any(String), out17: 'hyphen' })
  })

  it('the answer of 2.x beside an error of 1.7', () => {
    expect(line('costs 5 $')).toEqual({ out: 'costs 5 $', error17: expect.any(String) })
  })
})

describe('What is no template', () => {
  it.each([
    ['$math.add(1', 1, 12, 'the end of the template'],
    ['{\n  "a": #if($input.flag x#end', 2, 24, '"x"'],
    ['#if($input.flag)x', 1, 18, 'the end of the template'],
    ['a #end', 1, 3, '"#end"'],
    ['#else', 1, 1, '"#else"'],
    ['#if()x#end', 1, 5, '")"'],
    ['#set($x 3)', 1, 9, '"3"'],
    ['#set(x=3)', 1, 6, '"x"'],
    ['$input.prefix[number]', 1, 15, '"n"'],
    ['#set($x = $input.n -1)', 1, 20, '"-1"'],
    ['#set($x = "unclosed)', 1, 11, '"""'],
  ])('%j fails at line %i, column %i with %s', (template, row, column, found) => {
    const error = errorOf(template)
    expect(error).toContain(`Line ${row}, column ${column}: `)
    expect(error).toContain(found)
  })

  it('errors inside text literals are placed in the whole template', () => {
    expect(errorOf('\n#set($x = "a #if($y)")')).toContain('Line 2, column 22: ')
  })
})

describe('What fails while it renders', () => {
  it.each([
    ['a $input.cvv.substring(9)', 1, 14, 'StringIndexOutOfBoundsException'],
    ['$input.math.replaceAll("[","")', 1, 13, 'PatternSyntaxException'],
    ['\n$input.list[9]', 2, 12, 'IndexOutOfBoundsException'],
    ['$input.cvv.contains($nope)', 1, 12, 'NullPointerException'],
    ['$successTemplateUtils.firstFromArray("$nope","0")', 1, 23, 'IllegalArgumentException'],
    ['$esc', 1, 1, 'UnsupportedOperationException'],
  ])('%j at line %i, column %i: %s', (template, row, column, exception) => {
    expect(errorOf(template)).toContain(
      `Line ${row}, column ${column}: Velocity fails with ${exception}`,
    )
  })
})

describe('What lies outside of the subset is refused', () => {
  it.each([
    '#macro(x)#end',
    '#parse("a")',
    '#include("a")',
    '#evaluate("x")',
    '#define($x)y#end',
    '#@x()y#end',
    '#stop("x")',
  ])('the directive %s', (template) => {
    expect(errorOf(template)).toMatch(/^Line 1, column 1: #.* is not supported in data actions/)
  })

  it.each([
    '$input.class',
    '$input.cvv.class.name',
    '$input.cvv.getClass()',
    '$input.cvv.bytes',
    '$input.cvv.getBytes()',
    '$input.cvv.format("%s", 1)',
    '$input.list.stream()',
    '$input.list.iterator',
    '$math.random',
    '$math.random(1, 2)',
  ])('the member in %s', (template) => {
    expect(errorOf(template)).toContain('is not supported')
  })

  it.each([
    '$input.__proto__',
    '$input.constructor',
    '$__proto__.x',
    '$input.map.toSource',
    '$esc.constructor("x")',
  ])('names that JavaScript objects inherit have no value: %s', (template) => {
    expect(line(template)).toMatchObject({ out: template })
  })
})

/** A text of half a million characters, in few steps. */
const LONG = `#set($s = "01234567")${'#set($s = "$s$s")'.repeat(16)}`

describe('Bounds', () => {
  it.each([
    ['#foreach($i in [1..9999])#foreach($j in [1..9999])#end#end', 'steps'],
    ['#set($s = "xxxxxxxxxx")#foreach($i in [1..99])#set($s = "$s$s")#end', 'characters'],
    ['#set($l = [1])#foreach($i in [1..99])#set($l = [$l, $l])#end$l', 'many parts'],
    ['#set($n = 9)#foreach($i in [1..99])#set($n = $n * $n)#end$n', 'digits'],
    ['#foreach($i in [1..999999999])x#end', 'range'],
    [`#if(${'('.repeat(500)}1${')'.repeat(500)})x#end`, 'levels deep'],
    ['#if(true)'.repeat(500), 'levels deep'],
    ['x'.repeat(200_001), 'more than 200000 characters'],
    ['${input.cvv.repeat(999999999)}', 'too long'],
    ['#set($s = "xxxxxxxxxx")#foreach($i in [1..99])#set($s = $s.concat($s))#end', 'characters'],
    [`${LONG}#foreach($i in [1..9999])#set($t = $s.toUpperCase())#end`, 'characters and items'],
    [`${LONG}#foreach($i in [1..9999])#if($s == "$s")#end#end`, 'characters and items'],
    ['#foreach($i in [1..9999])#set($r = [1..9999])#end', 'characters and items'],
    [
      '#set($a = "aaaaaaaaaaaa")#foreach($i in [1..9999])#set($t = $a.matches("(a+)+b"))#end',
      'a regular expression takes too many steps',
    ],
  ])('%j', (template, limit) => {
    expect(errorOf(template)).toContain(limit)
  })

  it('are set by the caller', () => {
    expect(errorOf('$input.card', { output: 3 })).toContain('grows past 3 characters')
    expect(errorOf('$input.n$input.n', { steps: 2 })).toContain('more than 2 steps')
  })
})

describe('The caller keeps its data', () => {
  it('#set changes variables of this rendering only', () => {
    const context = { input: { a: '1', list: ['x'] } }
    const template = parseVelocity('#set($input.a = "2")$input.list.add("y")$input.a')
    if (!template.ok) throw new Error(describeTemplateError(template.error))
    for (const round of [1, 2]) {
      expect([round, renderVelocity(template.value, context, { version: '2.x' })]).toEqual([
        round,
        { ok: true, value: 'true2' },
      ])
    }
    expect(context).toEqual({ input: { a: '1', list: ['x'] } })
  })
})

describe('Laws', () => {
  it('text without $, # and backslash renders as it is', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !/[$#\\\ufdd0]/.test(value))
    fc.assert(
      fc.property(text, (template) => {
        expect(line(template)).toEqual({ out: template })
      }),
    )
  })

  it('the value of a variable renders as it is', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const template = parseVelocity('$x')
        const rendered = template.ok
          ? renderVelocity(template.value, { x: value }, { version: '2.x' })
          : template
        expect(rendered).toEqual({ ok: true, value })
      }),
    )
  })

  it('every text is rendered or refused by both versions', () => {
    const pieces = fc.constantFrom(
      '$',
      '#',
      '\\',
      '!',
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      '.',
      ',',
      '"',
      "'",
      ' ',
      '\n',
      '|',
      '=',
      '-',
      '1',
      'x',

      '$x',
      '${x}',
      '$!x',
      '$input.n',
      '#if(',
      '#set(',
      '#foreach(',
      '#end',
      '#else',
      '#elseif(',
      '##',
      '#*',
      '*#',

      '#[[',
      ']]#',
      ' in ',
      '[1..3]',
      '"$x"',
      '.substring(',
      '$math.add(',
      '#break',
      '#stop',
      '&&',
      '==',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const result = line(parts.join(''))
        expect('out' in result || result.error.length > 0).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
