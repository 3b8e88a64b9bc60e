import { describe, expect, it } from 'vitest'
import { type Example, named, rendered } from './velocity-examples.ts'

// What the engines print was found by running Apache Velocity 2.4.1 with velocity-tools 3.1, and 1.7 with 2.0.

describe('String', () => {
  const examples: readonly Example[] = [
    [
      '$input.cvv.length() $input.cvv.isEmpty() $input.empty.isEmpty() ${input.cvv.substring(1)} $input.cvv.substring( 0 , 2 )',
      '3 false true 23 12',
    ],
    [
      '$input.card.substring(12) $input.name.toUpperCase() $input.name.toLowerCase() $input.two.concat("!")',
      '1111 O"NEIL \\ CO o"neil \\ co On Queue!',
    ],
    [
      '$input.cvv.indexOf("2") $input.cvv.lastIndexOf("3") $input.cvv.indexOf("x") $input.cvv.charAt(0) $input.cvv.contains("2")',
      '1 2 -1 1 true',
    ],
    [
      '$input.cvv.startsWith("1") $input.cvv.endsWith("3") $input.cvv.equals("123") $input.cvv.equals($nope) $input.cvv.compareTo("124") $input.cvv.equalsIgnoreCase("123")',
      'true true true false -1 true',
    ],
    [
      '$input.name.replace("O","X") $input.math.replaceAll("[^0-9]","") $input.two.replaceAll("(\\w+) (\\w+)","$2 $1") $input.two.replaceFirst("n","x")',
      'X"Neil \\ Co 50 Queue On Ox Queue',
    ],
    [
      '$input.cvv.matches("[0-9]{3}") $input.cvv.matches("[0-9]") $input.two.split(" ").get(1) $input.two.split(" ")[0] $input.two.split(" ").size()',
      'true false Queue On 2',
    ],
    [
      '$input.cvv.substring("1") $input.cvv.concat(5)',
      '23 1235',
      '$input.cvv.substring("1") $input.cvv.concat(5)',
    ],
    [
      '$input.cvv.nope() $!input.cvv.nope() $nope.length() $input.cvv.length',
      '$input.cvv.nope()  $nope.length() 3',
      '$input.cvv.nope()  $nope.length() $input.cvv.length',
    ],
    ['$input.empty.empty $input.cvv.empty', 'true false'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('Lists, maps and numbers', () => {
  const examples: readonly Example[] = [
    [
      '$input.list.size() $input.list.get(0) $input.list.contains("b") $input.list.indexOf("b") $input.list.isEmpty() $input.none.empty',
      '4 a true 1 false true',
    ],
    [
      '$input.map.size() $input.map.get("x") $input.map.containsKey("y") $input.map.nope $input.map.keySet()',
      '2 1 true $input.map.nope [x, y]',
    ],
    ['#set($l = [])$l.add("a")$l#set($m = {})$!m.put("k", 1)$m', 'true[a]{k=1}'],
    [
      '$input.n.intValue() $input.d.intValue() $input.n.toString().length() $input.flag.toString()',
      '7 2 1 true',
    ],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})
