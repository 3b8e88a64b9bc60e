import { createTwoFilesPatch } from 'diff'
import { hidePlaces, maskedText } from '../analysis/preview/masked-text.ts'
import { secretsIn } from '../analysis/secrets/secret-literals.ts'
import { visibleLine, visibleText } from '../base/visible-text.ts'
import type { PartChange } from './changes.ts'
import { isUpToDate, type Plan } from './plan.ts'
import type { Change, PlanStep } from './plan-step.ts'

/** The plan as text for a terminal or a review: what is done, what differs, and how it is taken back. */
export function planText(plan: Plan, orgName: string): string {
  if (isUpToDate(plan)) return `${upToDateText(plan, orgName)}\n`
  const lines = [
    `Plan for “${visibleLine(plan.flowName)}” in ${visibleLine(orgName)}:`,
    '',
    ...plan.steps.flatMap(stepLines),
    '',
    `${summary(plan)}.`,
  ]
  return `${lines.join('\n')}\n`
}

/** That there is nothing to write, and why. */
export function upToDateText({ steps, flowName }: Plan, orgName: string): string {
  const [org, flow] = [visibleLine(orgName), visibleLine(flowName)]
  return steps.some(({ mayKeepOrg }) => mayKeepOrg)
    ? `Nothing to publish: what ${org} has differently of “${flow}” stays as it is there.`
    : `Nothing to publish: ${org} has “${flow}” exactly as it is here.`
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

/**
 * Lines of both texts as a patch: `-` is what the org has, `+` what the design has. What cannot be seen is told, and a
 * secret is hidden, which somebody may have written into a template in the org: plans end up in logs.
 */
export function partDiff({ part, design, org, sides = SIDES }: PartChange): string {
  const [before, after] = [shown(org), shown(design)]
  if (before === after && org !== design) return 'The texts differ in a secret, which is not shown.'
  const name = visibleLine(part)
  const patch = createTwoFilesPatch(
    `${name} ${sides[0]}`,
    `${name} ${sides[1]}`,
    before,
    after,
    '',
    '',
    { context: 2 },
  )
  return patch
    .split('\n')
    .slice(1)
    .filter((line) => !line.startsWith('\\') && line.trimEnd() !== '')
    .join('\n')
}

const SIDES = ['in the org', 'in the design'] as const

function shown(text: string): string {
  return visibleText(maskedText(hidePlaces(text, secretsIn(text))))
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
    `${SIGNS[step.change]} ${visibleLine(step.title)}: ${visibleLine(step.detail)}`,
    ...step.parts.flatMap((change) => [
      `    ${visibleLine(change.part)}: ${describeChangedBy(change)}`,
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
