import { describe, expect, it } from 'vitest'
import { type Example, named, rendered } from './velocity-examples.ts'

// What the engines print was found by running Apache Velocity 2.4.1 with velocity-tools 3.1, and 1.7 with 2.0.

describe('$esc', () => {
  const examples: readonly Example[] = [
    [
      '$esc.jsonString($input.name) $esc.jsonString("${input.name}") $esc.jsonEncode($input.name) $esc.jsonString(7)',
      'O\\"Neil \\\\ Co O\\"Neil \\\\ Co O\\"Neil \\\\ Co 7',
    ],
    [
      '$esc.jsonString($input.nope) $!esc.jsonString($input.nope) ${esc.jsonString($nope)}',
      '$esc.jsonString($input.nope)  ${esc.jsonString($nope)}',
    ],
    [
      '$esc.uriEncode("a b&c/ü") $esc.urlFormEncode("a b") $esc.url("a b&c/ü~*!\'()")',
      'a%20b%26c%2F%C3%BC a+b a+b%26c%2F%C3%BC%7E*%21%27%28%29',
    ],
    [
      '$esc.html("<é€&>\'") $esc.xml("<&>") $esc.java("é/\'x") $esc.javascript("a/b\'c""d") $esc.sql("o\'n") $esc.unicode("0041")',
      "&lt;&eacute;&euro;&amp;&gt;' &lt;&amp;&gt; \\u00E9/'x a\\/b\\'c\\\"d o''n A",
    ],
    ['$esc.xml("é\'")', 'é&apos;', '&#233;&apos;'],
    [
      '$esc.quote$esc.q$esc.dollar$esc.d$esc.hash$esc.h$esc.s$esc.singleQuote$esc.b$esc.backslash$esc.e$esc.exclamation',
      '""$$##\'\'\\\\!!',
    ],
    ['$esc.nope $esc.html() $esc.html("a","b")', '$esc.nope $esc.html() $esc.html("a","b")'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('$encoding', () => {
  const examples: readonly Example[] = [
    [
      '$encoding.base64("${credentials.id}:${credentials.secret}") $encoding.base64("é€") $encoding.base64("a") $encoding.base64("ab") $encoding.base64("")',
      'aWQ6czNjOnJldA== w6nigqw= YQ== YWI= ',
    ],
    ['$encoding.base64($nope) $encoding.nope("a")', '$encoding.base64($nope) $encoding.nope("a")'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('$math', () => {
  const examples: readonly Example[] = [
    [
      '$math.mul($input.amount, 100) $math.toInteger($math.mul($input.amount, 100)) $math.mul("25.00","100")',
      '2500 2500 2500',
    ],
    ['$math.mul("10.50", 100)', '1050.0', '1050'],
    ['$math.toInteger($math.mul("19.99", 100)) $math.round($math.mul("19.99", 100))', '1998 1999'],
    [
      '$math.add(1,2) $math.sub(5,3) $math.div(7,2) $math.div(6,2) $math.div(1,0) $math.mod(7,3) $math.idiv(7,2) $math.pow(2,10) $math.abs(-5) $math.max(1,2) $math.min(1,2)',
      '3 2 3.5 3 $math.div(1,0) 1 3 1024 5 2 1',
    ],
    [
      '$math.round(2.5) $math.round("2.5") $math.round(3.5) $math.ceil(2.1) $math.floor(2.9) $math.roundTo(2,3.14159) $math.toDouble("5")',
      '2 2 4 3 2 3.14 5.0',
    ],
    [
      '$math.toNumber("1,234.50") $math.add("abc",1) $math.add("12x",2) $math.add("",1) $math.add($nope,1) $math.add(1,2,3)',
      '1234.5 $math.add("abc",1) 14 $math.add("",1) $math.add($nope,1) 6',
    ],
    [
      '$math.mul(123456789, 1000) $math.mul(12345678.9,1) $math.div(1,10000) $math.max(-1,-2)',
      '123456789000 1.23456789E7 1.0E-4 4.9E-324',
    ],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('$successTemplateUtils', () => {
  const examples: readonly Example[] = [
    [
      '$successTemplateUtils.firstFromArray("[1,2]","x") ${successTemplateUtils.firstFromArray("[]", "$esc.quote$esc.quote")}',
      '1 ""',
    ],
    [
      '$successTemplateUtils.firstFromArray("[{""a"":1}]","0") $successTemplateUtils.firstFromArray("[null]","0")',
      '{"a":1} null',
    ],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})
