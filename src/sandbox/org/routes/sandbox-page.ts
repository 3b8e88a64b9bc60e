import { html, page } from '../html.ts'
import type { Html } from '../html.ts'
import type { DataAction, Flow, OrgState } from '../state.ts'
import { faultSection } from './fault-section.ts'
import { scriptSection } from './script-section.ts'

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
