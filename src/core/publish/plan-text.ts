import { createTwoFilesPatch } from 'diff'
import type { PartChange } from './changes.ts'
import { isUpToDate, type Plan } from './plan.ts'
import type { Change, PlanStep } from './plan-step.ts'

/** The plan as text for a terminal or a review: what is done, what differs, and how it is taken back. */
export function planText(plan: Plan, orgName: string): string {
  if (isUpToDate(plan)) {
    return `Nothing to publish: ${orgName} has “${plan.flowName}” exactly as it is here.\n`
  }
  const lines = [
    `Plan for “${plan.flowName}” in ${orgName}:`,
    '',
    ...plan.steps.flatMap(stepLines),
    '',
    `${summary(plan)}.`,
  ]
  return `${lines.join('\n')}\n`
}

/** How many things are created, updated and so on, in words. */
export function summary(plan: Plan): string {
  const counts = (Object.keys(WORDS) as Change[]).flatMap((change) => {
    const n = plan.steps.filter((step) => step.change === change).length
    return n === 0 ? [] : [`${n} ${WORDS[change]}`]
  })
  return counts.join(', ')
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
  return [
    `${SIGNS[step.change]} ${step.title}: ${step.detail}`,
    ...step.parts.flatMap((change) => [
      `    ${change.part}: ${CHANGED_BY[change.changedBy]}`,
      ...partDiff(change)
        .split('\n')
        .map((line) => `      ${line}`),
    ]),
    ...(step.takenBack === 'by-hand'
      ? [
          '    Rolling this back is by hand: the org does not give out the version that is live now.',
        ]
      : []),
  ]
}
