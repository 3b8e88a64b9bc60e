import { describe, expect, it } from 'vitest'
import { type Example, named, rendered } from './velocity-examples.ts'

// What the engines print was found by running Apache Velocity 2.4.1 with velocity-tools 3.1, and 1.7 with 2.0.

describe('Reference spellings', () => {
  const examples: readonly Example[] = [
    ['$input.cvv|${input.cvv}|$!input.cvv|$!{input.cvv}', '123|123|123|123'],
    [
      '$input.nope|${input.nope}|$!input.nope|$!{input.nope}|$nope|${nope.deep}',
      '$input.nope|${input.nope}|||$nope|${nope.deep}',
    ],
    ['${input.cvv}abc $input.cvvabc', '123abc $input.cvvabc'],
    [
      '$input.n ${input.flag} $input.d $input.big $input.nothing $input.zero',
      '7 true 2.5 12345678901234567890 $input.nothing 0',
    ],
    ['$input.list $input.map $input.none $input.blank', '[a, b, 3, null] {x=1, y={z=q}} [] {}'],
    ['$input.map.y.z ${input.map.y} $input.map.nope.deep', 'q {z=q} $input.map.nope.deep'],
    [
      '$input.cvv. $input.cvv.. $input.cvv.1 $input.cvv-$input.n',
      '123. 123.. 123.1 123-7',
      '123. 123.. 123.1 $input.cvv-7',
    ],
    ['$5 $1.50 #5 #fff "#a1b2c3" $ # $$ $$input.n', '$5 $1.50 #5 #fff "#a1b2c3" $ # $$ $7'],
    ['${ input.n } ${} ${input.n $input.n}', null],
    ['{$input.n} {{${input.n}}} $!{input.n}} ${input.n}|x', '{7} {{7}} 7} 7|x'],
    ['$input.cvv|$input.cvv||x', '123|123||x'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('Escapes', () => {
  const examples: readonly Example[] = [
    ['\\$input.n \\\\$input.n \\\\\\$input.n', '$input.n \\7 \\$input.n'],
    ['\\$nope \\\\$nope \\\\\\$nope', '\\$nope \\\\$nope \\\\$nope'],
    ['\\$!input.n $\\!input.n $\\!{input.n} $!\\input.n', '$!input.n $!input $!{ $\\input.n'],
    [
      '\\#if(true) \\\\#if(true)x#end \\#foo \\\\#foo \\#set($x=1) \\#end \\#{if}',
      '#if(true) \\x \\#foo \\\\#foo #set($x=1) #end #{if}',
    ],
    ['@ % ^ & * ~ ` \\ \\\\ \\x \\n', '@ % ^ & * ~ ` \\ \\\\ \\x \\n'],
    ['#set($d="$")${d}in #set($h=\'#\')${h}if', '$in #if'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('Indexes', () => {
  const examples: readonly Example[] = [
    ['$input.list[0] $input.list[-1] $input.list[1]', 'a $input.list[-1] b'],
    [
      '${input.list[3]} $input.map["x"] $input.map[\'nope\']',
      "${input.list[3]} 1 $input.map['nope']",
    ],
    ['card[number]=${input.cvv}&x[$input.n]=2', 'card[number]=123&x[7]=2'],
    ['${input.cvv}[number]', '123[number]'],
    ['$input.cvv[0]', '$input.cvv[0]'],
    ['#set($i = 1)$input.list[$i]', 'b'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('Alternate values, Velocity 2 only', () => {
  const examples: readonly Example[] = [
    [
      "${input.cvv|'d'} ${nope|'d'} ${nope|\"$input.n\"} ${input.empty|'e'} ${nope|$input.n}",
      '123 d 7 e 7',
      null,
    ],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})
