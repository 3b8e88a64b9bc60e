import { describeFault, faultStatuses } from '../faults.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { OrgState } from '../state.ts'

/** The switches that make the org fail. */
export function faultSection(state: OrgState): Html {
  const action = `${state.site.basePath}/sandbox/faults`
  return html`<section><h2>Faults</h2>
<p>Each is used up by the calls that it hits. In a path, <code>*</code> stands for any text.
Each switch below has a name that scripts use too.</p>
${state.faults.length === 0 ? html`<p>None is armed.</p>` : armedList(state)}
${faultForm(action, 'status', 'Answer with a status', html`${statusField()}${selectField('when', 'When', moments)}${numberField('retryAfterSeconds', '429: Retry-After, seconds', 1)}<label>403: permission, if any<input name="permission" size="24"></label>${selectField('conflict', '409: about', conflicts)}${matchFields()}`)}
${faultForm(action, 'slow', 'Answer slowly', html`${numberField('delayMs', 'Delay, ms', 3000)}${matchFields()}`)}
${faultForm(action, 'drop', 'Cut the connection', html`${selectField('when', 'When', moments)}${matchFields()}`)}
${faultForm(action, 'odd-reply', 'Answer with something else', matchFields())}
${faultForm(action, 'upload-cors-off', 'Refuse uploads from browsers', html`<span>No cross-origin headers on the upload host, until cleared.</span>`)}
${faultForm(action, 'download-cors-off', 'Refuse downloads to browsers', html`<span>The same for exported files.</span>`)}
${faultForm(action, 'job-failure', 'Fail the next flow job', html`<label>Messages, one a line; none at all when empty<textarea name="messages" rows="2" cols="40"></textarea></label>${selectField('job', 'Job', jobs)}${timesField()}`)}
${faultForm(action, 'job-without-flow', 'Succeed without a flow id', timesField())}
${faultForm(action, 'job-stuck', 'Never finish the next flow job', html`${selectField('job', 'Job', jobs)}${timesField()}`)}
</section>`
}

const moments = [
  ['before', 'before it is carried out'],
  ['after', 'after it was carried out'],
] as const

const conflicts = [
  ['general', 'anything'],
  ['version', 'a version'],
  ['lock', 'a lock'],
] as const

const jobs = [
  ['publish', 'that publishes'],
  ['export', 'that exports'],
  ['validate', 'that validates'],
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

function selectField(
  name: string,
  label: string,
  options: readonly (readonly [value: string, words: string])[],
): Html {
  const written = options.map(([value, words]) => html`<option value="${value}">${words}</option>`)
  return html`<label>${label}<select name="${name}">${written}</select></label>`
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
