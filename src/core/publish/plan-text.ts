import { createTwoFilesPatch } from 'diff'
import type { PartChange } from './changes.ts'
import { isUpToDate, type Plan } from './plan.ts'
import type { Change, PlanStep } from './plan-step.ts'

/** The plan as text for a terminal or a review: what is done, what differs, and how it is taken back. */
export function planText(plan: Plan, orgName: string): string {
  if (isUpToDate(plan)) return `${upToDateText(plan, orgName)}\n`
  const lines = [
    `Plan for “${plan.flowName}” in ${orgName}:`,
    '',
    ...plan.steps.flatMap(stepLines),
    '',
    `${summary(plan)}.`,
  ]
  return `${lines.join('\n')}\n`
}

/** That there is nothing to write, and why. */
export function upToDateText({ steps, flowName }: Plan, orgName: string): string {
  return steps.some(({ mayKeepOrg }) => mayKeepOrg)
    ? `Nothing to publish: what ${orgName} has differently of “${flowName}” stays as it is there.`
    : `Nothing to publish: ${orgName} has “${flowName}” exactly as it is here.`
}

/** Who made a part different, in words. */
export function describeChangedBy(change: PartChange): string {
  return CHANGED_BY[change.changedBy]
}

/** What a plan says beforehand of the way back; null where there is nothing to say. */
export function describeWayBack({ takenBack }: Pick<PlanStep, 'takenBack'>): string | null {
  switch (takenBack) {
    case 'by-hand':
      return 'Rolling this back is by hand: the org does not give out the version that is live now.'
    case 'exported':
      return 'The version that is live now is exported first, so that there is a way back.'
    case 'recorded':
    case 'not-needed':
      return null
  }
}

/** Lines of both texts as a patch: `-` is what the org has, `+` what the design has. */
export function partDiff({ part, design, org }: PartChange): string {
  const patch = createTwoFilesPatch(
    `${part} in the org`,
    `${part} in the design`,
    org,
    design,
    '',
    '',
    {
      context: 2,
    },
  )
  return patch
    .split('\n')
    .slice(1)
    .filter((line) => !line.startsWith('\\') && line.trimEnd() !== '')
    .join('\n')
}

const SIGNS: Readonly<Record<Change, string>> = {
  create: '+',
  update: '~',
  replace: '±',
  remove: '-',
  unchanged: '=',
  drifted: '!',
}

const WORDS: Readonly<Record<Change, string>> = {
  create: 'to create',
  update: 'to update',
  replace: 'to replace',
  remove: 'to remove',
  unchanged: 'unchanged',
  drifted: 'to decide',
}

const CHANGED_BY = {
  design: 'changed in the design',
  org: 'changed in the org',
  both: 'changed in the design and in the org',
  unknown: 'different',
} as const

function stepLines(step: PlanStep): readonly string[] {
  const wayBack = step.takenBack === 'by-hand' ? describeWayBack(step) : null
  return [
    `${SIGNS[step.change]} ${step.title}: ${step.detail}`,
    ...step.parts.flatMap((change) => [
      `    ${change.part}: ${describeChangedBy(change)}`,
      ...partDiff(change)
        .split('\n')
        .map((line) => `      ${line}`),
    ]),
    ...(wayBack === null ? [] : [`    ${wayBack}`]),
  ]
}

/** How many things are created, updated and so on, in words. */
function summary(plan: Plan): string {
  const counts = (Object.keys(WORDS) as Change[]).flatMap((change) => {
    const n = plan.steps.filter((step) => step.change === change).length
    return n === 0 ? [] : [`${n} ${WORDS[change]}`]
  })
  return counts.join(', ')
}
