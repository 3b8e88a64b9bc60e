import { testRule } from '#testing/rule-tester.ts'
import { decimalPrintsPlain } from './index.ts'

const charge = (body: string) => `action Charge in Amount,Rate:number,Count:integer
  body ${body}
  start -> done: return`

testRule(decimalPrintsPlain, {
  valid: [
    { name: 'rounded', flow: charge('{"a": $math.round($math.add($input.Amount, 1))}') },
    { name: 'whole numbers', flow: charge('{"a": $math.add($input.Count, 1)}') },
    { name: 'inputs as they are', flow: charge('{"a": "${input.Amount}", "r": ${input.Rate}}') },
    { name: 'minor units, another rule’s', flow: charge('{"a": $math.mul($input.Amount, 100)}') },
    { name: 'a whole quotient', flow: charge('{"a": $math.idiv($input.Count, 2)}') },
    {
      name: 'a year made of an expiry date, which is digits',
      flow: `action Charge in Expiry:expiry
        body {"year": $math.add(2000, \${input.Expiry.substring(2, 4)})}
        start -> done: return`,
    },
    {
      name: 'only compared',
      flow: charge('{"a": #if($math.add($input.Amount, 1) > 5)1#{else}2#end}'),
    },
  ],
  invalid: [
    {
      name: 'a sum of decimals',
      flow: charge('{"a": $math.add($input.Amount, 1), "b": "$math.mul($input.Rate, 3)"}'),
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'decimal',
          field: 'request.body',
          marks: '$math.add($input.Amount, 1)',
        },
        { node: null, messageId: 'decimal' },
      ],
    },
    {
      name: 'a quotient of whole numbers, by a name that it was set to',
      flow: charge('#set($a = $math.div($input.Count, 100)){"a": $a}'),
      reports: [{ node: null, messageId: 'decimal', marks: '$a' }],
    },
    {
      name: 'a translated value in a success template',
      flow: `action Charge out Amount
        map cents = $.amount
        default cents = 0
        success {"Amount": "$math.div($cents, 100)"}
        start -> done: return`,
      reports: [{ node: null, messageId: 'decimal', field: 'response.successTemplate' }],
    },
    {
      name: 'rounding to decimals is no formatting',
      flow: charge('{"a": $math.roundTo(2, $input.Amount)}'),
      reports: [{ node: null, messageId: 'decimal' }],
    },
  ],
})
