import { testRule } from '#testing/rule-tester.ts'
import { minorUnitsRounded } from './index.ts'

const charge = (body: string, inputs = 'Amount,Count:integer') => `action Charge in ${inputs}
  body ${body}
  start -> done: return`

testRule(minorUnitsRounded, {
  valid: [
    { name: 'rounded', flow: charge('{"a": $math.round($math.mul($input.Amount, 100))}') },
    {
      name: 'rounded by a name that it was set to',
      flow: charge('#set($a = $math.mul($input.Amount, 100)){"a": $math.round($a)}'),
    },
    { name: 'a whole number stays one', flow: charge('{"a": $math.mul($input.Count, 100)}') },
    {
      name: 'a whole number is cut nowhere',
      flow: charge('{"a": $math.toInteger($math.mul($input.Count, 5))}'),
    },
    {
      name: 'a discount is cut on purpose',
      flow: charge('{"a": $math.floor($math.mul($input.Amount, 0.9))}'),
    },
    { name: 'literals', flow: charge('{"a": $math.toInteger($math.mul(5, 100))}') },
    { name: 'no minor units', flow: charge('{"a": $math.mul($input.Amount, 3)}') },
    { name: 'what the flow hands over as it is', flow: charge('{"a": "${input.Amount}"}') },
    {
      name: 'a success template sends nothing',
      flow: `action Charge out Cents
        map a = $.amount
        default a = 0
        success {"Cents": $math.mul($a, 100)}
        start -> done: return`,
    },
  ],
  invalid: [
    {
      name: 'cut off',
      flow: charge('{"a": $math.toInteger($math.mul(${input.Amount}, 100))}'),
      reports: [
        {
          node: null,
          action: 'Charge',
          messageId: 'cut',
          field: 'request.body',
          marks: '$math.toInteger($math.mul(${input.Amount}, 100))',
          title: 'Round the amount in the body',
        },
      ],
      fixed: charge('{"a": $math.round($math.mul(${input.Amount}, 100))}'),
    },
    {
      name: 'cut off by other methods, a quotient, and by a name that it was set to',
      flow: charge(
        '#set($p = $math.mul("$input.Amount", 100)){"a": $math.floor($p), "b": $math.toLong($math.div($input.Amount, 0.01))}',
      ),
      reports: [
        { node: null, messageId: 'cut', title: 'Round 2 amounts in the body' },
        { node: null, messageId: 'cut' },
      ],
      fixed: charge(
        '#set($p = $math.mul("$input.Amount", 100)){"a": $math.round($p), "b": $math.round($math.div($input.Amount, 0.01))}',
      ),
    },
    {
      name: 'cut off where a name is set',
      flow: charge('#set($p = $math.toInteger($math.mul($input.Amount, 100))){"a": $p}'),
      reports: [{ node: null, messageId: 'cut' }],
      fixed: charge('#set($p = $math.round($math.mul($input.Amount, 100))){"a": $p}'),
    },
    {
      name: 'printed as it is, in a text and in a URL',
      flow: `action Charge in Amount
        url https://pay.example/v1?cents=\${math.mul($input.Amount, "100")}
        body {"a": "$math.mul($input.Amount, 100)"}
        start -> done: return`,
      reports: [
        { node: null, messageId: 'unrounded', field: 'request.url' },
        { node: null, messageId: 'unrounded', field: 'request.body' },
      ],
      fixed: `action Charge in Amount
        url https://pay.example/v1?cents=$math.round(\${math.mul($input.Amount, "100")})
        body {"a": "$math.round($math.mul($input.Amount, 100))"}
        start -> done: return`,
    },
  ],
})
