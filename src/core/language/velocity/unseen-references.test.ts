import { describe, expect, it } from 'vitest'
import { type Example, named, rendered } from './velocity-examples.ts'

// Inputs that were made up afterwards; what the engines print was found by running them: Apache Velocity 2.4.1 with
// velocity-tools 3.1, and 1.7 with 2.0.

describe('References', () => {
  const examples: readonly Example[] = [
    ['$missing|$!missing|${missing}|$!{missing}|$!missing.x.y', '$missing||${missing}||'],
    ['$input.nothing|$!input.nothing|$!{input.nothing}', '$input.nothing||'],
    ['$input.card.nope $!input.card.nope', '$input.card.nope '],
    ['$ 5 $5 $$ $$input.n $-x', '$ 5 $5 $$ $7 $-x'],
    ['"$input.n" \'$input.n\'', '"7" \'7\''],
    ['$!{input.card', null],
    ['$input.d $input.flag', '2.5 true'],
    ["${input.missing|'default'}", 'default', null],
    ['${input.missing|"d$input.n"}', 'd7', null],
    ["${input.card|'default'}", '4111111111111111', null],
    ['$input.card$input.cvv', '4111111111111111123'],
    ['$input.card-$input.cvv', '4111111111111111-123', '$input.card-123'],
    ['${input.card}_$input.cvv', '4111111111111111_123'],
    ['$!$input.n $!!input.n $!{$input.n}', '$!7 $!input.n '],
    ['${input.n}${input.n} ${ input.n } ${input .n} ${input. n}', null],
    ['$input_x $input-x ${input-x}', null, '$input_x $input-x ${input-x}'],
    ['$INPUT.n $Input', '$INPUT.n $Input'],
    ['$input.n) $input.n] $input.n} {$input.n}', '7) 7] 7} {7}'],
    ['{"a":{"b":$input.n}}', '{"a":{"b":7}}'],
    ['{"a":"$input.missing","b":"$!input.missing"}', '{"a":"$input.missing","b":""}'],
    ['a@b.c $input.n@x.y', 'a@b.c 7@x.y'],
    ['$input.card.length)', '16)', '$input.card.length)'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('Methods and indexes', () => {
  const examples: readonly Example[] = [
    ['$input.map["x"] $input.map.y.z $input.map.get("zz")', '1 q $input.map.get("zz")'],
    ['$input["card"]', '4111111111111111'],
    ['$input.card.substring(0, 4)-$input.card.substring(12)', '4111-1111'],
    ['$input.amount.split("[.]").size() $input.amount.split("[.]")[0]', '2 25'],
    ['$input.amount.isEmpty() $input.empty.isEmpty()', 'false true'],
    ['$input.missing.length()', '$input.missing.length()'],
    ['$!input.missing.length()', ''],
    ['$input.card.nope() $!input.card.nope()', '$input.card.nope() '],
    ['$input.n.intValue() $input.n.toString() $input.d.intValue()', '7 7 2'],
    ['$input.list.add("d")$input.list', 'true[a, b, 3, null, d]'],
    ['$input.map.put("c", 3)$input.map', '$input.map.put("c", 3){x=1, y={z=q}, c=3}'],
    ['$input.list.indexOf("c") $input.list.subList(0,2)', '-1 [a, b]'],
    ['$input.list.toString()', '[a, b, 3, null]'],
    ['$input.map.size() $input.map.keySet() $input.map.values()', '2 [x, y] [1, {z=q}]'],
    ['$input.amount.equalsIgnoreCase("25.00") $input.card.compareTo("5")', 'true -1'],
    ['$input.two.isBlank() $input.two.strip()| $input.cvv.repeat(2)', 'false On Queue| 123123'],
    ['$input.card.substring(20)', null],
    ['$input.card.substring(-1)', null],
    ["$input.amount.replaceAll('[', 'x')", null],
    ['$input.card.replaceAll("1{2}", "_")', '4_______1'],
    ['$input.uni.length() $input.uni.toUpperCase() $input.uni.indexOf("é")', '6 CAFÉ € 3'],
    ['$input.card.split("").size()', '16'],
    ['$input.card.substring($input.n)', '111111111'],
    ['$input.card.substring("1")', '111111111111111', '$input.card.substring("1")'],
    ['$input.card.substring(1.0)', '111111111111111', '$input.card.substring(1.0)'],
    ['$input.list.get("0")', 'a', '$input.list.get("0")'],
    ['$input.list[$input.zero]', 'a'],
    ['$input.list[$input.n]', null],
    ['$input.map[$input.name]', '$input.map[$input.name]'],
    ['$input.map.get($input.missing)', '$input.map.get($input.missing)'],
    ['$input.n.length()', '$input.n.length()'],
    ['$input.n.compareTo(5)', '1'],
    ['$input.d.toString().length()', '3'],
    ['$input.flag.equals(true)', 'true'],
    ['$input.n.equals(7) $input.n.equals("7")', 'true false'],
    ['$input.card.equals($input.card)', 'true'],
    ['$input.card.equals($input.missing)', 'false'],
    ['$input.list[]', null],
    ['${input.prefix}[number]', '${input.prefix}[number]'],
    ['card[number]=${input.card}', 'card[number]=4111111111111111'],
    ['$input.list.join(",")', '$input.list.join(",")'],
    ['$input.map.entrySet().size()', '2'],
    ['$input.card.length(', '16(', '$input.card.length('],
    ['$input.card.substring(1,', null],
    ['$input.amount.compareTo(25)', null],
    ["$input.cvv.startsWith('', 4) $input.cvv.startsWith('', 3)", 'false true'],
    ["$input.two.replaceAll('[0-9]', $input.missing)", 'On Queue'],
    ["$input.cvv.replaceAll('[0-9]', $input.missing)", null],
    ["$input.two.replaceFirst('[0-9]', $input.missing)", null],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('$math', () => {
  const examples: readonly Example[] = [
    ['$math.add("x",1)', '$math.add("x",1)'],
    ['$math.round("2.5") $math.round(-2.5) $math.round("1998.9999999999998")', '2 -2 1999'],
    ['$math.div(1,3) $math.div(1,0) $math.div(10, 4)', '0.3333333333333333 $math.div(1,0) 2.5'],
    ['$math.toInteger("abc") $!math.toInteger("abc")|', '$math.toInteger("abc") |'],
    ['$math.toInteger($math.mul("19.99","100"))', '1998'],
    ['$math.add(1, $input.missing)', '$math.add(1, $input.missing)'],
    ['$math.add(1,2,3) $math.sub(10,1,2) $math.mul(2,3,4) $math.max("2","10")', '6 7 24 10'],
    ['$math.nope(1)', '$math.nope(1)'],
    ['$math.add(2147483647, 1) $math.mul(100000, 100000)', '2147483648 10000000000'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('$esc', () => {
  const examples: readonly Example[] = [
    ['$esc.d $esc.h $esc.q $esc.s $esc.b $esc.n| $esc.e', '$ # " \' \\ \n| !'],
    ['$esc.sql("it\'s") $esc.url(null)', "it''s $esc.url(null)"],
    ['$esc.html($input.missing) $!esc.html($input.missing)|', '$esc.html($input.missing) |'],
    ['$esc.nope("x") $esc.nope', '$esc.nope("x") $esc.nope'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('Comments, escapes and what is no directive', () => {
  const examples: readonly Example[] = [
    ['# not a directive #5 #abc #-x', '# not a directive #5 #abc #-x'],
    ['comment *#b', 'comment *#b'],
    ['a #** doc *# b', 'a  b'],
    ['x#stop y', 'x'],
    ['a#break b', 'a'],
    ['$input.amount.replaceAll("(\\d+)\\.(\\d+)", "$2-$1")', '00-25'],
    ["$input.amount.replaceAll('(\\d+)\\.(\\d+)', '$2-$1')", '00-25'],
    ['$input.two.replaceAll("\\s", "")', 'OnQueue'],
    ["$input.two.replaceAll('\\s+', '')", 'OnQueue'],
    ['#{if}($input.flag)T#{end}', 'T'],
    ['#{set}($a = 1)$a', '1'],
    ['#{foreach}($i in [1..2])$i#{end}', '12'],
    ['$input.card #* a #* nested *# b', '4111111111111111  b'],
    ['#* unterminated', ''],
    ['x ##', 'x '],
    ['## only', ''],
    ['### heading', ''],
    ['#### x', ''],
    ['#1 #-- #$ #!', '#1 #-- #$ #!'],
    ['https://x.example/a#frag?x=$input.n', 'https://x.example/a#frag?x=7'],
    ['https://x.example/##frag', 'https://x.example/'],
    ['\\$ \\# \\\\ \\a', '\\$ \\# \\\\ \\a'],
    ['\\$x \\$input \\\\$input.n \\\\\\\\$input.n', '\\$x $input \\7 \\\\7'],
    ['$input.n\\n', '7\\n'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})
