import type { EdgeFinding } from '#core/analysis/edge-findings.ts'
import type { Problem } from '#core/lint/problem.ts'
import type { Findings, FindingsChange } from './lint-message.ts'

/** What is known before the first answer. */
export const NO_FINDINGS: Findings = {
  problems: [],
  edges: new Map(),
  tokens: [],
  inferred: { variables: new Map(), actions: new Map() },
}

/** Tells findings as what is new since the last ones that were told: most edits change no problem or one. */
export function findingsTeller(): (findings: Findings) => FindingsChange {
  let told = new Map<string, number>()
  let count = 0
  let { edges, tokens, inferred } = NO_FINDINGS
  return (findings) => {
    const texts = findings.problems.map((problem) => JSON.stringify(problem))
    const problems = findings.problems.map((problem, i) => told.get(texts[i] ?? '') ?? problem)
    const change: FindingsChange = {
      problems:
        problems.length === count && problems.every((place, i) => place === i) ? null : problems,
      edges: changeOfEdges(edges, findings.edges),
      tokens: isSameLife(tokens, findings.tokens) ? null : findings.tokens,
      inferred: isSameInferred(inferred, findings.inferred) ? null : findings.inferred,
    }
    told = new Map(texts.map((text, i) => [text, i]))
    count = texts.length
    ;({ edges, tokens, inferred } = findings)
    return change
  }
}

/** The findings from those before; what has not changed stays the same object. */
export function applyFindings(
  before: Findings,
  { problems, edges, tokens, inferred }: FindingsChange,
): Findings {
  return {
    problems: problems === null ? before.problems : arranged(before, problems),
    edges: edges.set.size === 0 && edges.gone.length === 0 ? before.edges : changed(before, edges),
    tokens: tokens ?? before.tokens,
    inferred: inferred ?? before.inferred,
  }
}

function arranged(
  before: Findings,
  problems: NonNullable<FindingsChange['problems']>,
): Findings['problems'] {
  return problems.flatMap((problem): readonly Problem[] =>
    typeof problem === 'number' ? before.problems.slice(problem, problem + 1) : [problem],
  )
}

function isSameInferred(a: Findings['inferred'], b: Findings['inferred']): boolean {
  return a === b || textOfInferred(a) === textOfInferred(b)
}

function textOfInferred({ variables, actions }: Findings['inferred']): string {
  return JSON.stringify([[...variables], [...actions]])
}

/** Most edits change nothing about how long a token waits. */
function isSameLife(a: Findings['tokens'], b: Findings['tokens']): boolean {
  return a === b || textOf(a) === textOf(b)
}

function textOf(tokens: Findings['tokens']): string {
  return JSON.stringify(tokens.map((life) => ({ ...life, left: [...life.left] })))
}

function changed(before: Findings, { set, gone }: FindingsChange['edges']): Findings['edges'] {
  const edges = new Map([...before.edges, ...set])
  for (const id of gone) edges.delete(id)
  return edges
}

function changeOfEdges(
  before: Findings['edges'],
  after: Findings['edges'],
): FindingsChange['edges'] {
  const set = new Map<string, EdgeFinding>()
  for (const [id, finding] of after) {
    if (before.get(id)?.secureCount !== finding.secureCount) set.set(id, finding)
  }
  return { set, gone: [...before.keys()].filter((id) => !after.has(id)) }
}
