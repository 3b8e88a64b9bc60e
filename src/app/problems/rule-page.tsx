import { Fragment } from 'react'
import type { Example } from '#core/lint/define.ts'
import { mayBeSet } from '#core/lint/own-severities.ts'
import { NOTATION_INTRO, NOTATION_MORE, NOTATION_WORDS } from '#core/lint/notation.ts'
import { RULES } from '#core/lint/registry.ts'
import { SeverityIcon } from '../ui/severity-icon.tsx'
import { GROUP_WORDS } from './rule-groups.ts'
import { SeverityField } from './severity-field.tsx'

/** The page of a rule, from what the rule says of itself: the same words as in docs/rules. */
export function RulePage({ rule: name }: { readonly rule: string }) {
  const rule = RULES.find((candidate) => candidate.rule === name)
  if (rule === undefined) return <p className="t2">There is no page about “{name}”.</p>
  const { code, severity, group, docs } = rule
  return (
    <article className="rule-page">
      <header>
        <h3>{docs.summary}</h3>
        <p className="rule-page-meta t11 t3">
          <SeverityIcon severity={severity} size={12} />
          {code} · {name} · {GROUP_WORDS[group]}
        </p>
        {mayBeSet(name) ? (
          <SeverityField
            label="In this design"
            layout="inline"
            rule={name}
            code={code}
            usual={severity}
          />
        ) : (
          <p className="t2">A design that holds one goes nowhere, whatever is set or accepted.</p>
        )}
      </header>
      <Part title="Why">
        <p>{docs.why}</p>
        <p className="t3">Source: {docs.source}</p>
      </Part>
      <Part title="What to do">
        <p>{docs.fix}</p>
      </Part>
      <Part title="Incorrect">
        <Examples examples={docs.invalid} />
      </Part>
      <Part title="Correct">
        <Examples examples={docs.valid} />
      </Part>
      <Legend />
    </article>
  )
}

/** The words of the examples, as on the list of rules in the documentation. */
function Legend() {
  return (
    <details className="rule-page-legend">
      <summary>How flows are written here</summary>
      <p>
        <Marked text={NOTATION_INTRO} />
      </p>
      <dl>
        {NOTATION_WORDS.map(({ words, meaning }) => (
          <Fragment key={words}>
            <dt>
              <Marked text={words} />
            </dt>
            <dd>
              <Marked text={meaning} />
            </dd>
          </Fragment>
        ))}
      </dl>
      {NOTATION_MORE.map((text) => (
        <p key={text}>
          <Marked text={text} />
        </p>
      ))}
    </details>
  )
}

/** Text in which code stands between backticks. */
function Marked({ text }: { readonly text: string }) {
  const parts = text.split('`').map((part, at) => ({ part, at }))
  return parts.map(({ part, at }) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section>
      <h4>{title}</h4>
      {children}
    </section>
  )
}

/** A flow in the notation of the rule pages: its steps by name and kind, and arrows between them. */
function Examples({ examples }: { readonly examples: readonly Example[] }) {
  return examples.map(({ shows, flow }) => (
    <Fragment key={shows}>
      <p>{shows}</p>
      {/* Long flows scroll, which the keyboard can do only with the focus in them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} aria-label={`Flow: ${shows}`}>
        {flow}
      </pre>
    </Fragment>
  ))
}
