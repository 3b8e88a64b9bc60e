import { describe, expect, it } from 'vitest'
import { type Example, named, rendered } from './velocity-examples.ts'

// What the engines print was found by running Apache Velocity 2.4.1 with velocity-tools 3.1, and 1.7 with 2.0.

describe('Truth in #if', () => {
  const examples: readonly Example[] = [
    ['#if($input.empty)T#{else}F#end', 'F', 'T'],
    ['#if($input.zero)T#{else}F#end', 'F', 'T'],
    ['#if($input.none)T#{else}F#end', 'F', 'T'],
    ['#if($input.blank)T#{else}F#end', 'F', 'T'],
    ['#if($input.off)T#{else}F#end', 'F'],
    ['#if($input.nothing)T#{else}F#end', 'F'],
    ['#if($input.nope)T#{else}F#end', 'F'],
    ['#if($input.list)T#{else}F#end', 'T'],
    [
      '#if("")T#{else}F#end#if("x")T#{else}F#end#if(1)T#{else}F#end#if(0)T#{else}F#end#if(true)T#{else}F#end',
      'FTTFT',
      'FFFFT',
    ],
    [
      '#if(!$input.nope)T#{else}F#end#if(! $input.flag)T#{else}F#end#if(not $input.off)T#{else}F#end',
      'TFT',
    ],
    [
      '#if($input.flag && $input.off)T#{else}F#end#if($input.flag || $input.off)T#{else}F#end#if($input.flag and $input.n)T#{else}F#end',
      'FTT',
    ],
    ['#if("$!{input.nope}" != "")some#{else}none#end', 'none'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('Comparison', () => {
  const examples: readonly Example[] = [
    [
      '#if($input.n == 7)T#{else}F#end#if($input.n == "7")T#{else}F#end#if($input.n != 8)T#{else}F#end#if($input.n eq 7)T#end',
      'TTTT',
    ],
    [
      '#if($input.n > 5)T#{else}F#end#if($input.n lt 5)T#{else}F#end#if($input.n >= 7)T#{else}F#end#if($input.n <= 6.5)T#{else}F#end',
      'TFTF',
    ],
    ['#if($input.amount > 5)T#{else}F#end', 'T', 'F'],
    ['#if($input.amount == 25)T#{else}F#end', 'T', 'F'],
    ['#if("a" < "b")T#{else}F#end#if("2" > "1")T#{else}F#end', 'FF'],
    ['#if($input.flag == true)T#{else}F#end#if($input.flag == "true")T#{else}F#end', 'TT'],
    [
      '#if($nope == $input.nothing)T#{else}F#end#if($nope == "")T#{else}F#end#if($nope > 1)T#{else}F#end',
      'TFF',
    ],
    ['#if(($input.n == 7) || $input.off)T#end#if(!($input.off))T#end', 'TT'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('Branches', () => {
  const examples: readonly Example[] = [
    ['#if($a)A#elseif($input.flag)B#{else}C#end', 'B'],
    ['#if($a)A#elseif($a)B#{else}C#end', 'C'],
    ['#if($a)A#elseif($a)B#end.', '.'],
    ['#if($input.flag)x#else$input.n#end|#if($input.off)x#else$input.n#end', 'x|7'],
    ['#if($input.flag)x#elseno#end', 'x#elseno'],
    ['#if($input.flag)x#else y#end', 'x'],
    ['#if ($input.flag) x #end y', ' x  y'],
    ['#{if}($input.flag)x#{end}', 'x'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('#set', () => {
  const examples: readonly Example[] = [
    ['#set($x = 5)$x #set( $y = "a$x" )$y #set($z = \'a$x\')$z', '5 a5 a$x', '5a5a$x'],
    ['#set($x = 1)#set($x = $nope)[$x]', '[$x]', '[1]'],
    [
      '#set($x = $input.n + 1)$x #set($x = $input.n * 2)$x #set($x = $input.n / 2)$x #set($x = $input.n % 2)$x #set($x = $input.n - 1)$x',
      '8 14 3 1 6',
      '814316',
    ],
    [
      '#set($x = 7 / 0)$x #set($x = "a" + 1)$x #set($x = 1 + "a")$x #set($x = $nope + "a")$x #set($x = $nope + 1)$x',
      '$x a1 1a $nopea $x',
      '$xa11a$nopea$nopea',
    ],
    [
      '#set($x = 2147483647 + 1)$x #set($x = 9223372036854775807 + 1)$x #set($x = 0.1 + 0.2)$x #set($x = 10000000.0 * 1)$x',
      '2147483648 9223372036854775808 0.30000000000000004 1.0E7',
      '214748364892233720368547758080.300000000000000041.0E7',
    ],
    ['#set($x = "25.00" * 100)$x', '2500.000', '$x'],
    [
      '#set($x = [1,2,3])$x $x.size() #set($x = [1..4])$x #set($x = [3..1])$x #set($x = [])$x',
      '[1, 2, 3] 3 [1, 2, 3, 4] [3, 2, 1] []',
      '[1, 2, 3] 3[1, 2, 3, 4][3, 2, 1][]',
    ],
    [
      '#set($x = {"a":1,"b":"c"})$x $x.a $x.get("b") $x.keySet() $x.values()',
      '{a=1, b=c} 1 c [a, b] [1, c]',
    ],
    ['#set($input.z = "new")$input.z #set($input["k"] = "v")$input.k', 'new v', 'newv'],
    ['#set(${x} = 1)$x', '1', '$x'],
    [
      '#set($x = "#if($input.flag)yes#end")$x #set($x = "a\\n\\t""q""")$x #set($x = \'it\'\'s\')$x #set($x = "\\u0041")$x',
      'yes a\\n\\t"q" it\'s A',
      'yesa\\n\\t"q"it\'sA',
    ],
    ['#set($x = "cost $5 #1")$x #set($x = "$")$x', 'cost $5 #1 $', 'cost $5 #1$'],
    ['#set($x = "a##b")$x', 'a'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('#foreach', () => {
  const examples: readonly Example[] = [
    ['#foreach($i in $input.list)[$i]#end', '[a][b][3][$i]'],
    ['#foreach($i in $input.map)$i;#end', '1;{z=q};'],
    ['#foreach($e in $input.map.entrySet())$e.key=$e.value;#end', 'x=1;y={z=q};'],
    [
      '#foreach($i in [1..3])$foreach.index:$foreach.count#if($foreach.hasNext),#end#end',
      '0:1,1:2,2:3',
    ],
    [
      '#foreach($i in [1..3])$velocityCount#end',
      '$velocityCount$velocityCount$velocityCount',
      '123',
    ],
    ['#foreach($i in [1..3])$i#if($i == 2)#break#end#end after', '12 after'],
    ['#foreach($i in $input.none)x#{else}none#end', 'none', null],
    ['#foreach($i in $nope)x#end#foreach($i in "abc")x#end.', '.'],
    ['#foreach($i in [1,2])#foreach($j in ["a","b"])$i$j#end;#end $i', '1a1b;2a2b; $i'],
    ['#foreach($p in $input.two.split(" "))[$p]#end', '[On][Queue]'],
    ['a#stop b', 'a'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('Comments and unparsed text', () => {
  const examples: readonly Example[] = [
    ['a ## comment', 'a '],
    ['a#* block *#b #** doc *#c', 'ab c'],
    ['a #* unclosed', 'a '],
    ['#[[ $input.n #if ]]# z', ' $input.n #if  z'],
    ['https://x.example/a##b', 'https://x.example/a'],
    ['$input.n## c', '7', '7## c'],
    ['$input.n#* c *#d', '7d'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('Words behind a # that are no directive', () => {
  const examples: readonly Example[] = [
    [
      '#foo($input.n) #bar("a" \'b\') #baz() #qux (x)',
      '#foo($input.n) #bar("a" \'b\') #baz() #qux (x)',
    ],
    ['text #break text', 'text '],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})

describe('Lines and white space around directives', () => {
  const examples: readonly Example[] = [
    ['#set($x = 1)\n$x\n', '1\n'],
    ['a\n  #set($x = 1)\nb\n', 'a\nb\n', 'a\n  b\n'],
    ['#if($input.off)\nx\n#end\ny\n', 'y\n'],
    ['  #if($input.flag)  \n  x\n  #else\n y\n  #end  \nz', '  x\nz', '    x\n  z'],
    ['a #if($input.flag)\n b\n #end\n c', 'a  b\n\n c', 'a  b\n  c'],
    ['#foreach($i in [1,2])\n  $i\n#end\nend', '  1\n  2\nend'],
    [
      '{\n  "a": 1#if($input.flag),\n  "b": 2#end\n}',
      '{\n  "a": 1,\n  "b": 2\n}',
      '{\n  "a": 1,\n  "b": 2}',
    ],
    ['## c\na\n', 'a\n'],
    ['#* x *#\nb', '\nb'],
    ['x\r\n#set($a=1)\r\ny\r\n', 'x\r\ny\r\n'],
    ['#set($x=1)   \n#set($y=2)\n$x$y', '12'],
    ['#if($input.flag)\n  ## c\n  x\n#end', '    x\n'],
    ['$math.add(\n1,\n2)', '3'],
    ['#if(\n$input.flag\n)x#end', 'x'],
  ]
  it.each(named(examples))('$template', ({ template, two, one }) => {
    expect(rendered(template)).toEqual({ '2.x': two, '1.7': one })
  })
})
