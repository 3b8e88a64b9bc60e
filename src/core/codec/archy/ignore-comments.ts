import type { Design, Suppression, YamlComment } from '../../model/design.ts'

/**
 * What begins a comment by which a problem is accepted where it stands: `# secure-flow-ignore SF-CX-05: the agent asks`.
 * Several rules are parted by commas.
 */
const IGNORE = 'secure-flow-ignore'
const FORM = new RegExp(`^\\s*${IGNORE}(?![\\w-])\\s*(.*)$`, 's')

type Place = Omit<Suppression, 'rule' | 'reason'>
type Accepted = Pick<Suppression, 'rule' | 'reason'>
type Commented = Pick<Design, 'flow' | 'tasks' | 'variables' | 'nodes'>

/**
 * What the comments of a file accept, at the node, the variable, the task or the setting that each is about; above the flow,
 * in all of it. What is wrong with one is said where suppressions are looked through.
 */
export function suppressionsIn(design: Commented): Suppression[] {
  return commentsOf(design).flatMap(({ comments, placeOf }) =>
    comments.flatMap((comment) =>
      textsOf(comment)
        .flatMap(acceptedBy)
        .map((accepted) => ({ ...accepted, ...placeOf(comment) })),
    ),
  )
}

/** The design without the comments that accept what it does not accept any more. */
export function withoutTakenBack(design: Design): Design {
  const own = suppressionsIn(design)
  if (own.length === 0) return design
  const held = new Set(design.suppressions.map(keyOf))
  if (own.every((suppression) => held.has(keyOf(suppression)))) return design
  const kept = <Thing extends { readonly comments?: YamlComment[] | undefined }>(
    thing: Thing,
    placeOf: PlaceOf,
  ): Thing =>
    thing.comments === undefined
      ? thing
      : {
          ...thing,
          comments: thing.comments.map((comment) =>
            keptOf(comment, (accepted) => held.has(keyOf({ ...accepted, ...placeOf(comment) }))),
          ),
        }
  return {
    ...design,
    flow: kept(design.flow, inFlow),
    tasks: design.tasks.map((task) => kept(task, atTask(task))),
    variables: design.variables.map((variable) => kept(variable, atVariable(variable))),
    nodes: design.nodes.map((node) => kept(node, atNode(node))),
  }
}

type PlaceOf = (comment: YamlComment) => Place

interface Said {
  readonly comments: readonly YamlComment[]
  readonly placeOf: PlaceOf
}

function commentsOf({ flow, tasks, variables, nodes }: Commented): readonly Said[] {
  return [
    ...said(flow, inFlow),
    ...tasks.flatMap((task) => said(task, atTask(task))),
    ...variables.flatMap((variable) => said(variable, atVariable(variable))),
    ...nodes.flatMap((node) => said(node, atNode(node))),
  ]
}

function said(
  { comments }: { readonly comments?: readonly YamlComment[] | undefined },
  placeOf: PlaceOf,
): readonly Said[] {
  return comments === undefined ? [] : [{ comments, placeOf }]
}

/** What is about a setting accepts what is wrong with that, and what is about the flow whatever is wrong in it. */
function inFlow({ at: [first = ''] }: YamlComment): Place {
  return first === '' ? { node: null } : { node: null, setting: String(first) }
}

function atTask({ id }: Design['tasks'][number]): PlaceOf {
  return () => ({ node: null, setting: `tasks.${id}` })
}

function atVariable({ id }: Design['variables'][number]): PlaceOf {
  return () => ({ node: null, variable: id })
}

function atNode({ id }: Design['nodes'][number]): PlaceOf {
  return () => ({ node: id })
}

function textsOf({ before = [], after, below = [] }: YamlComment): readonly string[] {
  return [...before, ...(after === undefined ? [] : [after]), ...below]
}

/** Without a colon there is no reason, and without a rule none is named: both are said later, not passed over. */
function acceptedBy(text: string): readonly Accepted[] {
  const said = FORM.exec(text)?.[1]
  if (said === undefined) return []
  const colon = said.indexOf(':')
  const names = colon < 0 ? (said.split(/\s/)[0] ?? '') : said.slice(0, colon)
  const reason = colon < 0 ? '' : said.slice(colon + 1).trim()
  return names.split(',').map((name) => ({ rule: name.trim(), reason }))
}

function keptOf(comment: YamlComment, isHeld: (accepted: Accepted) => boolean): YamlComment {
  const keep = (text: string): readonly string[] => {
    const all = acceptedBy(text)
    const held = all.filter(isHeld)
    if (held.length === all.length) return [text]
    const [first] = held
    const names = held.map(({ rule }) => rule).join(', ')
    return first === undefined ? [] : [` ${IGNORE} ${names}: ${first.reason}`]
  }
  const { before, after, below, ...rest } = comment
  const [behind] = after === undefined ? [] : keep(after)
  return {
    ...rest,
    ...(before === undefined ? {} : { before: before.flatMap(keep) }),
    ...(behind === undefined ? {} : { after: behind }),
    ...(below === undefined ? {} : { below: below.flatMap(keep) }),
  }
}

function keyOf({ rule, node, action, variable, setting, reason }: Suppression): string {
  return JSON.stringify([rule, node, action, variable, setting, reason])
}
