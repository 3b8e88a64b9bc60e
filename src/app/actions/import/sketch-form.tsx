import { useMemo, useState } from 'react'
import { renderSketch } from '#core/codec/action/render-sketch.ts'
import type { Choice, RequestSketch } from '#core/codec/action/request-sketch.ts'
import type { ActionSource } from '../../state/view-store.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { choiceErrors } from './choice-errors.ts'
import { CreateBar, ImportNotes, RequestPreview } from './import-columns.tsx'
import { useAddDraft } from './use-add-draft.ts'
import { ValuesTable } from './values-table.tsx'

/** What becomes of a request: which of its values are inputs, what comes back, and the action that this makes. */
export function SketchForm({
  source,
  sketch,
}: {
  readonly source: ActionSource
  readonly sketch: RequestSketch
}) {
  // By their places, so that a change to the text keeps what was decided.
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [outputs, setOutputs] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [typed, setTyped] = useState<string | null>(null)
  const add = useAddDraft(source)
  const name = typed ?? sketch.name
  const choices = useMemo(
    () =>
      new Map(
        sketch.values.flatMap(({ id, where }): [number, Choice][] => {
          const choice = chosen.get(where)
          return choice === undefined ? [] : [[id, choice]]
        }),
      ),
    [sketch, chosen],
  )
  const errors = choiceErrors(sketch, choices)
  const shown = sketch.outputs.map((output) => ({
    ...output,
    isOutput: outputs.get(output.path) ?? output.isOutput,
  }))
  const { draft, notes } = renderSketch({ ...sketch, name, outputs: shown }, choices)
  const isNamed = name.trim() !== ''
  return (
    <>
      <div className="act-part act-import-name">
        <TextField
          label="Name of the action"
          value={name}
          onChange={setTyped}
          error={isNamed ? undefined : NOT_NAMED}
        />
      </div>
      <ValuesTable
        sketch={sketch}
        choices={choices}
        errors={errors}
        onChoose={(where, choice) => setChosen((before) => new Map([...before, [where, choice]]))}
      />
      {shown.length > 0 && (
        <fieldset className="act-part act-import-outputs">
          <legend className="act-title">Outputs</legend>
          {shown.map(({ path, isOutput, field }) => (
            <Checkbox
              key={path}
              isOn={isOutput}
              onChange={(isOn) => setOutputs((before) => new Map([...before, [path, isOn]]))}
              label={
                <>
                  {field.name} <span className="mono t3">{path}</span>
                </>
              }
            />
          ))}
        </fieldset>
      )}
      <RequestPreview request={draft.request} />
      <ImportNotes notes={notes} />
      <CreateBar
        whyNot={isNamed ? (errors.size === 0 ? null : WRONG_VALUES) : NOT_NAMED}
        onCreate={() => add({ ...draft, name: name.trim() })}
      />
    </>
  )
}

const NOT_NAMED = 'Enter a name: the flow calls the action by it.'
const WRONG_VALUES = 'Correct the names of the values first: each says what is wrong.'
