export const MESSAGES = {
  input:
    '“{{node}}” gives {{value}} for {{input}} of “{{action}}”: that gives {{found}}, but the contract asks for {{type}} and Architect cannot convert it: it refuses to publish the flow. Give it a value of type {{type}}.',
  literal:
    '“{{node}}” gives {{value}} for {{input}} of “{{action}}”, but the contract asks for {{type}}: Architect refuses to publish the flow. Enter a value of that type.',
  mixed:
    '“{{node}}” gives {{variable}}, which holds {{what}}, for {{input}} of “{{action}}”, which takes {{wanted}}: the gateway refuses every payment. Give each input what it is for.',
  elsewhere:
    '“{{node}}” gives {{variable}}, which holds a card number, for {{input}} of “{{action}}”, which has {{field}} for it: gateways keep and show what they take for a reference or a note. Take it out, or declare at the action that {{input}} holds a card number.',
  number:
    '“{{node}}” sends {{variable}} as {{input}}, which the contract of “{{action}}” declares as {{type}}, but {{what}} is digits and no number: {{lost}}. Declare the input as String.',
  variable:
    '{{variable}} holds {{what}} and is of type {{own}}: {{lost}}, so “{{node}}” can send other digits than the caller has keyed in. Make it a String.',
  converted:
    '“{{node}}” gives {{variable}} for {{input}} of “{{action}}”: it is of type {{own}}, and the contract asks for String, so that Architect turns it into a text by itself: 0042 is sent as 42, and 10.50 as 10.5. Write ToString or the format that the gateway wants, so that it is on purpose.',
  read: '“{{node}}” gives {{variable}} for {{input}} of “{{action}}”: it is a text, and the contract asks for {{type}}, so that Architect reads a number out of it by itself, and what is none does not get there. Declare the input as String in a new action, or write {{convert}}({{variable}}) behind a node that looks at it.',
  worked:
    '“{{node}}” gives {{value}} for {{input}} of “{{action}}”: that gives {{found}}, but {{what}} is digits and no number: {{lost}}. Give it the text that was keyed in.',
  output:
    '“{{node}}” puts {{output}} of “{{action}}”, {{aType}}, into {{variable}}, which is of type {{own}}: Architect refuses to publish the flow. Choose a variable of type {{type}}.',
} as const
