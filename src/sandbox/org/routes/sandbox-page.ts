import { describeFault, faultStatuses } from '../faults.ts'
import { html, page } from '../html.ts'
import type { Html } from '../html.ts'
import type { DataAction, Flow, OrgState } from '../state.ts'

/** `GET /sandbox`: what the org holds, and the switches that make it fail. */
export function sandboxPage(state: OrgState): string {
  const base = state.site.basePath
  const body = html`<main>
<h1>${state.organization.name}</h1>
<p>A Genesys Cloud org that runs on this machine. It forgets everything when the server stops.</p>
${flowSection(state)}
${actionSection(state)}
${signInSection(state)}
${faultSection(state)}
${scriptSection(base)}
<section><h2>Start again</h2>
<p>Brings back the org as it was at first. Everybody is signed out.</p>
<form method="post" action="${base}/sandbox/reset"><button type="submit">Reset the org</button></form>
</section>
</main>`
  return page('Sandbox org', base, body)
}

function flowSection(state: OrgState): Html {
  const flows = [...state.flows.values()]
  return html`<section><h2>Flows</h2>
${flows.length === 0 ? html`<p>Nothing is published yet.</p>` : html``}
${flows.map((flow) => flowRow(state, flow))}
</section>`
}

function flowRow(state: OrgState, flow: Flow): Html {
  const newest = flow.versions.at(-1)
  const locked = flow.lockedBy !== null
  const standing = locked ? `locked by ${flow.lockedBy.name}` : 'not locked'
  return html`<h3>${flow.name}</h3>
<p><code>${flow.type}</code> version ${newest?.number ?? 0}, ${standing}</p>
<form class="fields" method="post" action="${state.site.basePath}/sandbox/locks">
<input type="hidden" name="flow" value="${flow.id}">
<input type="hidden" name="locked" value="${locked ? 'false' : 'true'}">
<button type="submit">${locked ? 'Take the lock away' : 'Lock as another architect'}</button>
</form>
<details><summary>Published YAML</summary><pre>${newest?.yaml ?? ''}</pre></details>`
}

function actionSection(state: OrgState): Html {
  const actions = [...state.actions.values()]
  if (actions.length === 0) {
    return html`<section><h2>Data actions</h2><p>There are none yet.</p></section>`
  }
  return html`<section><h2>Data actions</h2>
<table><thead><tr><th>Category</th><th>Name</th><th>Secure</th><th>Published</th><th>Draft</th></tr></thead>
<tbody>${actions.map(actionRow)}</tbody></table></section>`
}

function actionRow(action: DataAction): Html {
  const content = action.published ?? action.draft
  return html`<tr><td>${content?.category ?? ''}</td><td>${content?.name ?? ''}</td>
<td>${content?.secure === true ? 'yes' : 'no'}</td>
<td>${action.published === null ? 'no' : `version ${action.published.version}`}</td>
<td>${action.draft === null ? 'no' : `version ${action.draft.version}`}</td></tr>`
}

function signInSection(state: OrgState): Html {
  return html`<section><h2>Who can sign in</h2>
<table><thead><tr><th>User</th><th>May</th></tr></thead>
<tbody>${state.users.map(({ name, summary }) => html`<tr><td>${name}</td><td>${summary}</td></tr>`)}</tbody></table>
<h3>OAuth clients</h3>
<table><thead><tr><th>Client id</th><th>Grant</th><th>Secret</th></tr></thead>
<tbody>${state.clients.map(
    ({ id, grant, secret }) =>
      html`<tr><td><code>${id}</code></td><td>${grant}</td><td>${secret ?? 'none'}</td></tr>`,
  )}</tbody></table></section>`
}

function faultSection(state: OrgState): Html {
  const action = `${state.site.basePath}/sandbox/faults`
  return html`<section><h2>Faults</h2>
<p>Each is used up by the calls that it hits. In a path, <code>*</code> stands for any text.
Each switch below has a name that scripts use too.</p>
${state.faults.length === 0 ? html`<p>None is armed.</p>` : armedList(state)}
${faultForm(action, 'status', 'Answer with a status', html`${statusField()}${numberField('retryAfterSeconds', 'Retry-After, seconds', 1)}${matchFields()}`)}
${faultForm(action, 'slow', 'Answer slowly', html`${numberField('delayMs', 'Delay, ms', 3000)}${matchFields()}`)}
${faultForm(action, 'drop', 'Cut the connection', html`${dropField()}${matchFields()}`)}
${faultForm(action, 'upload-cors-off', 'Refuse uploads from browsers', html`<span>No cross-origin headers on the upload host, until cleared.</span>`)}
${faultForm(action, 'job-failure', 'Fail the next flow job', html`<label>Messages, one a line; none at all when empty<textarea name="messages" rows="2" cols="40"></textarea></label>${timesField()}`)}
${faultForm(action, 'job-without-flow', 'Succeed without a flow id', timesField())}
${faultForm(action, 'job-stuck', 'Never finish the next flow job', timesField())}
</section>`
}

function scriptSection(base: string): Html {
  const rows = scriptCalls.map(
    ([call, body, does]) =>
      html`<tr><td><code>${call.replace(' ', ` ${base}`)}</code></td><td><code>${body}</code></td><td>${does}</td></tr>`,
  )
  return html`<section><h2>For scripts</h2>
<p>The same switches as JSON, without a sign-in. Under <code>/org/&lt;name&gt;/…</code> the server keeps an org of its own for each name.</p>
<table><thead><tr><th>Call</th><th>Body, for example</th><th>Does</th></tr></thead><tbody>${rows}</tbody></table></section>`
}

const scriptCalls = [
  ['GET /sandbox/faults', '', 'lists what is armed'],
  [
    'POST /sandbox/faults',
    '{"kind":"status","status":429,"method":"POST","path":"/api/v2/flows/jobs","times":2,"retryAfterSeconds":5}',
    'arms a fault',
  ],
  [
    'POST /sandbox/faults',
    '{"kind":"slow","delayMs":3000,"path":"/uploads/*"}',
    'the upload host counts too',
  ],
  ['POST /sandbox/faults', '{"kind":"drop","when":"after"}', 'cuts the connection before or after'],
  [
    'POST /sandbox/faults',
    '{"kind":"job-failure","messages":["Out of order"]}',
    'null means no messages',
  ],
  ['DELETE /sandbox/faults', '', 'takes all of them back'],
  [
    'POST /sandbox/locks',
    '{"flow":"Card payment","locked":true}',
    'another architect takes the flow',
  ],
  ['POST /sandbox/reset', '', 'brings back the seed'],
] as const

function armedList(state: OrgState): Html {
  return html`<ul>${state.faults.map(({ fault }) => html`<li><code>${describeFault(fault)}</code></li>`)}</ul>
<form class="fields" method="post" action="${state.site.basePath}/sandbox/faults/clear"><button type="submit">Clear all faults</button></form>`
}

function faultForm(action: string, kind: string, title: string, fields: Html): Html {
  return html`<form method="post" action="${action}"><h3>${title} <code>${kind}</code></h3>
<input type="hidden" name="kind" value="${kind}">
<div class="fields">${fields}<button type="submit">Arm: ${title.toLowerCase()}</button></div></form>`
}

function statusField(): Html {
  const options = Object.keys(faultStatuses).map((status) => html`<option>${status}</option>`)
  return html`<label>Status<select name="status">${options}</select></label>`
}

function dropField(): Html {
  return html`<label>When<select name="when"><option value="before">before it is carried out</option><option value="after">after it was carried out</option></select></label>`
}

function matchFields(): Html {
  const methods = ['*', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map(
    (method) => html`<option>${method}</option>`,
  )
  return html`<label>Method<select name="method">${methods}</select></label>
<label>Path<input name="path" value="/api/v2/*" size="28"></label>${timesField()}`
}

function timesField(): Html {
  return numberField('times', 'Times', 1)
}

function numberField(name: string, label: string, value: number): Html {
  return html`<label>${label}<input type="number" min="0" name="${name}" value="${value}"></label>`
}
