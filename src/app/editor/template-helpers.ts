import { STRING_METHODS } from '#core/language/velocity/string-methods.ts'
import type { Help } from './code-language.ts'

/** A method of one of the tools that Genesys gives every template. */
export interface Helper {
  /** `esc.jsonString` */
  readonly path: string
  /** Empty for a property, which takes no parentheses. */
  readonly parameters: readonly string[]
  readonly text: string
}

/**
 * The helpers that templates need, most wanted first (Genesys Resource Center, "Velocity macros for data actions";
 * Apache Velocity Tools, EscapeTool and MathTool).
 */
export const HELPERS: readonly Helper[] = [
  helper(
    'esc.jsonString',
    'text',
    'The text as it stands inside a JSON string: quotes, backslashes and line ends are escaped.',
  ),
  helper('esc.uriEncode', 'text', 'The text for a URL or a form; a space becomes %20.'),
  helper('esc.urlFormEncode', 'text', 'The text for a form; a space becomes +.'),
  helper('esc.xml', 'text', 'The text inside XML.'),
  helper('esc.html', 'text', 'The text inside HTML.'),
  helper('esc.javascript', 'text', 'The text inside a string of JavaScript.'),
  helper('esc.jsonEncode', 'text', 'The same as esc.jsonString.'),
  helper('esc.quote', '', 'A double quote.'),
  helper('encoding.base64', 'text', 'The text in Base64, as Basic authorization needs it.'),
  helper('math.mul', 'a, b', 'The product. Texts that are numbers will do.'),
  helper('math.div', 'a, b', 'The quotient.'),
  helper('math.add', 'a, b', 'The sum.'),
  helper('math.sub', 'a, b', 'The difference.'),
  helper('math.round', 'number', 'The nearest whole number.'),
  helper('math.roundTo', 'places, number', 'The number with so many decimal places.'),
  helper('math.toInteger', 'number', 'The whole part: it cuts off and does not round.'),
  helper('math.toDouble', 'number', 'The number with a decimal point.'),
  helper(
    'successTemplateUtils.firstFromArray',
    'array, otherwise',
    'The first item of a list, or the second text when it is empty. Give the list in quotes: "${ids}".',
  ),
]

export function helperHelp({ path, parameters, text }: Helper): Help {
  const title = `$${path}`
  const forms = parameters.length === 0 ? [] : [`$${path}(${parameters.join(', ')})`]
  return { title, isSecure: false, facts: 'Helper', text, forms }
}

/** The methods of a text value that work in templates, with their forms. */
export const TEXT_METHODS: readonly { readonly name: string; readonly forms: readonly string[] }[] =
  Array.from(STRING_METHODS, ([name, overloads]) => ({
    name,
    forms: overloads.map(({ params }) => `${name}(${params.join(', ')})`),
  }))

export const DIRECTIVES: readonly {
  readonly name: string
  readonly insert: string
  /** Counted in `insert`. */
  readonly caret: number
  readonly text: string
}[] = [
  {
    name: 'if',
    insert: '#if()#end',
    caret: 4,
    text: 'Writes what follows up to #end when the condition holds.',
  },
  {
    name: 'elseif',
    insert: '#elseif()',
    caret: 8,
    text: 'Another condition, when none before held.',
  },
  { name: 'else', insert: '#{else}', caret: 7, text: 'What is written when no condition held.' },
  { name: 'end', insert: '#end', caret: 4, text: 'Ends #if or #foreach.' },
  {
    name: 'set',
    insert: '#set($ = )',
    caret: 6,
    text: 'Gives a name to a value for the rest of the template.',
  },
  {
    name: 'foreach',
    insert: '#foreach($item in $)#end',
    caret: 19,
    text: 'Writes what follows once for each item of a list.',
  },
  { name: 'break', insert: '#break', caret: 6, text: 'Leaves the innermost #foreach.' },
  { name: 'stop', insert: '#stop', caret: 5, text: 'Ends the template here.' },
]

function helper(path: string, parameters: string, text: string): Helper {
  return { path, parameters: parameters === '' ? [] : parameters.split(', '), text }
}
