import { isoTime } from '../clock.ts'
import { html, page } from '../html.ts'
import type { Html } from '../html.ts'
import type { DataAction, Flow, FlowVersion, OrgState } from '../state.ts'
import { dataField, scenarioSection } from './call-page.ts'
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
${scenarioSection(state)}
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
  const secure = flows.filter(({ type }) => type === 'SECURECALL')
  const others = flows.filter(({ type }) => type !== 'SECURECALL')
  return html`<section><h2>Secure call flows</h2>
${secure.length === 0 ? html`<p>Nothing is published yet.</p>` : html``}
${secure.map((flow) => flowRow(state, flow))}
<details><summary>${others.length} flows of other types</summary><table><tbody>${others.map(
    ({ name, type, description }) =>
      html`<tr><td>${name}</td><td><code>${type}</code></td><td>${description}</td></tr>`,
  )}</tbody></table></details>
</section>`
}

function flowRow(state: OrgState, flow: Flow): Html {
  const base = state.site.basePath
  const locked = flow.lockedBy !== null
  const standing = locked ? `locked by ${flow.lockedBy.name}` : 'not locked'
  return html`<h3>${flow.name}</h3>
<p>${flow.description === '' ? 'No description' : flow.description}; ${standing}.</p>
<form class="fields" method="post" action="${base}/sandbox/call">
<input type="hidden" name="flow" value="${flow.id}">${dataField()}
<button type="submit" class="primary">Call this flow</button></form>
<form class="fields" method="post" action="${base}/sandbox/locks">
<input type="hidden" name="flow" value="${flow.id}">
<input type="hidden" name="locked" value="${locked ? 'false' : 'true'}">
<button type="submit">${locked ? 'Take the lock away' : 'Lock as another architect'}</button>
</form>
${[...flow.versions].reverse().map((version) => versionRow(state, version, flow.versions.at(-1)))}`
}

function versionRow(state: OrgState, version: FlowVersion, live: FlowVersion | undefined): Html {
  const calls = version.actions.map(
    (id) => state.actions.get(id)?.published?.name ?? 'a lost action',
  )
  const uses = calls.length === 0 ? 'calls no data action' : `calls ${calls.join(', ')}`
  const standing = version === live ? 'live' : 'former'
  return html`<details><summary>Version ${version.number}.0, ${standing}: ${isoTime(version.publishedAt).slice(0, 16).replace('T', ' ')} by ${version.publishedBy.name}, ${uses}</summary><pre>${version.yaml}</pre></details>`
}

function actionSection(state: OrgState): Html {
  const actions = [...state.actions.values()]
  if (actions.length === 0) {
    return html`<section><h2>Data actions</h2><p>There are none yet.</p></section>`
  }
  return html`<section><h2>Data actions</h2>
<p>One that is not secure, such as a test clone, shows everything in its test; a secure one shows nothing.</p>
<table><thead><tr><th>Category</th><th>Name</th><th>Secure</th><th>Published</th><th>Draft</th><th>Called by</th></tr></thead>
<tbody>${actions.map((action) => actionRow(state, action))}</tbody></table></section>`
}

function actionRow(state: OrgState, action: DataAction): Html {
  const content = action.published ?? action.draft
  const users = [...state.flows.values()].filter(
    ({ versions }) => versions.at(-1)?.actions.includes(action.id) === true,
  )
  return html`<tr><td>${content?.category ?? ''}</td><td>${content?.name ?? ''}</td>
<td>${content?.secure === true ? html`<span class="secure">secure</span>` : 'no'}</td>
<td>${action.published === null ? 'no' : `version ${action.published.version}`}</td>
<td>${action.draft === null ? 'no' : `version ${action.draft.version}`}</td>
<td>${users.length === 0 ? 'no flow' : users.map(({ name }) => name).join(', ')}</td></tr>`
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
