import type { DataAction } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'
import { indexDesign } from '#core/model/design-index.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import type { OrgIntegration } from '#core/publish/ports.ts'
import { suggestedKeys } from '#core/rehearse/simulated-caller.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Endpoints } from './endpoints.tsx'
import { offeredCards } from './offered-cards.ts'

/** With what is rehearsed. Null: what is offered first. */
export interface Setup {
  readonly integration: string | null
  readonly card: string | null
  readonly invocationData: string
  /** What the caller keys in, by variable; what is not named is suggested. */
  readonly keys: Readonly<Record<string, string>>
}

/** Whose credentials, which card, what the caller does; and of which endpoints somebody must say that they are tests. */
export function RehearsalSetup({
  design,
  actions,
  offered,
  integration,
  card,
  setup,
  onChange,
}: {
  readonly design: Design
  readonly actions: readonly DataAction[]
  readonly offered: readonly OrgIntegration[]
  readonly integration: OrgIntegration | null
  readonly card: string
  readonly setup: Setup
  readonly onChange: (setup: Setup) => void
}) {
  const asked = keyedVariables(design)
  return (
    <div className="rehearsal-setup">
      <Select
        label="Integration with the credentials of the test"
        value={integration?.id ?? ''}
        placeholder="The org has none"
        options={offered.map(({ id, name, isActive }) => ({
          value: id,
          label: isActive ? name : `${name} (not active)`,
        }))}
        onChange={(id) => onChange({ ...setup, integration: id })}
      />
      <Select
        label="Test card"
        value={card}
        options={offeredCards(actions).map(({ number, name, outcome }) => ({
          value: number,
          label: outcome === '' ? name : `${name}, ${outcome}`,
        }))}
        onChange={(number) => onChange({ ...setup, card: number })}
      />
      <TextField
        label="Handed over to the flow"
        value={setup.invocationData}
        isMono
        onChange={(invocationData) => onChange({ ...setup, invocationData })}
        hint="Flow.InvocationData, for a whole call"
      />
      {asked.map((variable) => (
        <TextField
          key={variable}
          label={`Keys for ${variable}`}
          value={setup.keys[variable] ?? suggestedKeys(design, variable, card)}
          isMono
          inputMode="numeric"
          onChange={(keys) =>
            onChange({
              ...setup,
              keys: { ...setup.keys, [variable]: keys.replaceAll(/[^0-9*#]/g, '').slice(0, 8) },
            })
          }
          hint="What the caller chooses in a whole call"
        />
      ))}
      <Endpoints actions={actions} />
    </div>
  )
}

/** Inputs of the flow that are no part of a card: choices, amounts. The card brings the others along. */
function keyedVariables(design: Design): readonly string[] {
  const index = indexDesign(design)
  const assigned = design.nodes.flatMap((node) =>
    factsOf(node, index).assigns.flatMap(({ variable, source }) =>
      source.type === 'keypad' ? [variable] : [],
    ),
  )
  return [...new Set(assigned)].filter((name) => {
    const variable = design.variables.find((one) => one.name === name)
    return variable !== undefined && variable.sensitivity === 'none'
  })
}
