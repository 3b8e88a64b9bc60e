import type { TestCard } from '#core/analysis/preview/test-cards.ts'
import { SCENARIOS } from '#core/gateways/emulator.ts'
import type { Question } from '#core/kinds/simulation.ts'
import { notSetOf } from '#core/language/expression/values.ts'
import type { LiveCall, LogLine } from '../calls/live-call.ts'
import { valueText } from '../calls/log-lines.ts'
import { testCardsToKeyIn } from '../calls/test-cards-to-key-in.ts'
import { html, page } from '../html.ts'
import type { Html } from '../html.ts'
import type { OrgState } from '../state.ts'

/** `GET /sandbox/call`: a published flow, called. */
export function callPage(state: OrgState): string {
  const base = state.site.basePath
  const back = html`<p><a href="${base}/sandbox">Sandbox org</a></p>`
  const { call: live } = state
  if (live === null) {
    const body = html`<main>${back}<h1>No call</h1><p>Choose a flow in the sandbox org, and call it.</p></main>`
    return page('No call', base, body)
  }
  const body = html`<main>${back}
<h1>${live.flow.name}</h1>
<p>Version ${live.flow.version}.0, as published. The gateways are emulated: key in a published test card.</p>
<div class="call">
<section><h2>What happens</h2>
<p>The newest stands first.</p><ol class="log" reversed>${[...live.log].reverse().map(logItem)}</ol></section>
<div>
<section><h2>${live.call.at === null ? 'The call is over' : 'The caller'}</h2>
${callerControls(state, live)}</section>
${valuesSection(live)}
${scenarioSection(state)}
</div></div>
</main>`
  return page(`Call: ${live.flow.name}`, base, body)
}

/** The switch that tells the gateways how to behave. */
export function scenarioSection({ site, scenario }: OrgState): Html {
  const options = SCENARIOS.map((each) =>
    each === scenario
      ? html`<option value="${each}" selected>${each.replaceAll('-', ' ')}</option>`
      : html`<option value="${each}">${each.replaceAll('-', ' ')}</option>`,
  )
  return html`<section><h2>The gateways</h2>
<p>Emulators answer in their place, with their tokens and their test cards.</p>
<form class="fields" method="post" action="${site.basePath}/sandbox/gateways">
<label>They answer<select name="scenario">${options}</select></label><button type="submit">Set</button></form></section>`
}

const whoWords: Readonly<Record<LogLine['who'], string>> = {
  flow: 'Flow',
  caller: 'Caller',
  gateway: 'Gateway',
  agent: 'Agent sees',
}

function logItem({ seconds, who, where, text }: LogLine): Html {
  return html`<li class="${who}"><span class="who">${whoWords[who]}</span><span>${text}${where === null ? html`` : html`<small>${where}</small>`}</span><span class="at">${seconds} s</span></li>`
}

function callerControls(state: OrgState, live: LiveCall): Html {
  const base = state.site.basePath
  const again = html`<form class="fields" method="post" action="${base}/sandbox/call"><input type="hidden" name="flow" value="${live.flow.id}">
${dataField()}<button type="submit">Call again</button></form>`
  if (live.call.at === null) return again
  const hangUp = html`<form method="post" action="${base}/sandbox/call/hang-up"><button type="submit">Hang up</button></form>`
  const { question } = live.call
  if (question?.type === 'digits') return html`${keypad(state, question, live)}${hangUp}`
  if (question?.type === 'outcome') return html`${outcomes(base, question)}${hangUp}`
  return hangUp
}

/** What the agent's script hands over; the templates unpack an amount and a reference. */
export function dataField(): Html {
  return html`<label>Invocation data<input name="data" value="19.99|reference-1" size="24"></label>`
}

function keypad(
  state: OrgState,
  question: Extract<Question, { readonly type: 'digits' }>,
  live: LiveCall,
): Html {
  const action = `${state.site.basePath}/sandbox/call/keys`
  const keys = '123456789*0#'
    .split('')
    .map((key) => html`<button type="submit" name="keys" value="${key}">${key}</button>`)
  return html`<p>${live.call.keysLeft.length + live.typed.length} of at most ${question.max} ${question.max === 1 ? 'key' : 'keys'} pressed.</p>
${cardButtons(action, question, testCardsToKeyIn(question, live, state))}
<form class="keypad" method="post" action="${action}">${keys}</form>
<form class="fields" method="post" action="${action}">
<label>Several at once<input name="keys" inputmode="tel" autocomplete="off" pattern="[0-9*#]+" maxlength="64" size="24" required autofocus></label>
<button type="submit" class="primary">Press</button></form>
<form method="post" action="${action}"><button type="submit">Press nothing more</button></form>`
}

/** A published test card is keyed in by one press, with the key that ends it. */
function cardButtons(
  action: string,
  { terminator }: Extract<Question, { readonly type: 'digits' }>,
  cards: readonly TestCard[],
): Html {
  if (cards.length === 0) return html``
  const buttons = cards.map(
    ({ number, name, outcome }) =>
      html`<button type="submit" name="keys" value="${number}${terminator}">${name}, ${outcome}</button>`,
  )
  return html`<form class="buttons" method="post" action="${action}">${buttons}</form>`
}

function outcomes(base: string, question: Extract<Question, { readonly type: 'outcome' }>): Html {
  const action = `${base}/sandbox/call/outcome`
  const ways = question.outputs.map(
    (output) => html`<button type="submit" name="output" value="${output}">${output}</button>`,
  )
  const works = question.mayEnd ? html`<button type="submit">It works</button>` : html``
  return html`<p>This is not for the caller to decide. Which way does it go?</p>
<form class="buttons" method="post" action="${action}">${works}${ways}</form>`
}

/** Secure values are there, and nobody gets to see them. */
function valuesSection({ call }: LiveCall): Html {
  const rows = call.design.variables.flatMap((variable) => {
    const value = call.values.get(variable.id) ?? notSetOf(variable.type)
    const isSet = 'items' in value ? value.items !== null : 'data' in value && value.data !== null
    if (!isSet) return []
    const { name, secure } = variable
    return [
      html`<tr><td><code>${name}</code></td><td class="${secure ? 'secure' : ''}">${secure ? 'secure ' : ''}${valueText(variable, value)}</td></tr>`,
    ]
  })
  if (rows.length === 0) return html``
  return html`<section><h2>Values now</h2><table><tbody>${rows}</tbody></table></section>`
}
