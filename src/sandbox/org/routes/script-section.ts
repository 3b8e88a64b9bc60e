import { html } from '../html.ts'
import type { Html } from '../html.ts'

/** What scripts can call: the switches as JSON. */
export function scriptSection(base: string): Html {
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
  [
    'POST /sandbox/faults',
    '{"kind":"status","status":403,"permission":"architect:flow:publish"}',
    'names a permission, as most 403s do',
  ],
  [
    'POST /sandbox/faults',
    '{"kind":"status","status":409,"conflict":"version","when":"after"}',
    'refuses what it has carried out',
  ],
  ['POST /sandbox/faults', '{"kind":"drop","when":"after"}', 'cuts the connection before or after'],
  ['POST /sandbox/faults', '{"kind":"odd-reply"}', 'answers in another shape'],
  [
    'POST /sandbox/faults',
    '{"kind":"job-failure","messages":["Out of order"]}',
    'null means no messages',
  ],
  [
    'POST /sandbox/call',
    '{"flow":"Card payment by session token","data":"19.99|reference-1"}',
    'calls the version that is live',
  ],
  ['POST /sandbox/call/keys', '{"keys":"4111111111111111#"}', 'presses keys; waits without any'],
  ['POST /sandbox/gateways', '{"scenario":"decline"}', 'tells the gateways how to behave'],
  ['DELETE /sandbox/faults', '', 'takes all of them back'],
  [
    'POST /sandbox/locks',
    '{"flow":"Card payment by session token","locked":true}',
    'another architect takes the flow',
  ],
  ['POST /sandbox/reset', '', 'brings back the seed'],
] as const
