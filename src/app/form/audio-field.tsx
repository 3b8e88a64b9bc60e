import { useState } from 'react'
import { type Audio, NO_AUDIO } from '#core/model/values.ts'
import { Select } from '../ui/select.tsx'
import { OrgNameField } from '../org-directory/org-name-field.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { ExpressionField } from './expression-field.tsx'
import { FieldGroup } from './field-group.tsx'
import type { Notes } from './form-scope.tsx'
import { quoted } from './value-text.ts'

const KINDS: readonly { readonly value: Audio['type']; readonly label: string }[] = [
  { value: 'speech', label: 'Spoken text' },
  { value: 'prompt', label: 'Recorded prompt' },
  { value: 'expression', label: 'Expression' },
  { value: 'none', label: 'Nothing' },
]

/** What the caller hears: spoken text, a recorded prompt, what an expression yields, or nothing. */
export function AudioField({
  label,
  value,
  onChange,
  ...notes
}: Notes & {
  readonly label: string
  readonly value: Audio
  readonly onChange: (audio: Audio) => void
}) {
  // What was entered for one kind comes back when the choice goes back to it.
  const [entered, setEntered] = useState<Partial<Record<Audio['type'], Audio>>>({})
  const choose = (kind: string) => {
    const chosen = KINDS.find((candidate) => candidate.value === kind)
    if (chosen === undefined) return
    setEntered((before) => ({ ...before, [value.type]: value }))
    onChange(entered[chosen.value] ?? startOf(chosen.value, value))
  }
  return (
    <FieldGroup label={label} {...notes}>
      <Select
        label={`${label}: kind of audio`}
        isLabelHidden
        isQuiet
        size="sm"
        icon="audio"
        value={value.type}
        options={KINDS}
        onChange={choose}
      />
      {value.type === 'speech' && (
        <TextArea
          label={`${label}: text to say`}
          isLabelHidden
          minRows={2}
          placeholder="What the caller hears"
          value={value.text}
          onChange={(text) => onChange({ type: 'speech', text })}
        />
      )}
      {value.type === 'prompt' && (
        <OrgNameField
          names="prompts"
          label={`${label}: name of the prompt`}
          isLabelHidden
          isMono
          placeholder="Prompt.Welcome"
          value={value.name}
          onChange={(name) => onChange({ type: 'prompt', name })}
        />
      )}
      {value.type === 'expression' && (
        <ExpressionField
          label={`${label}: expression`}
          isLabelHidden
          place="audio"
          {...(notes.problems === undefined ? {} : { problems: notes.problems })}
          placeholder="ToAudioTTS(Task.Message)"
          value={value.text}
          onChange={(text) => onChange({ type: 'expression', text })}
        />
      )}
    </FieldGroup>
  )
}

function startOf(kind: Audio['type'], before: Audio): Audio {
  switch (kind) {
    case 'speech':
      return { type: 'speech', text: '' }
    case 'prompt':
      return { type: 'prompt', name: '' }
    case 'expression':
      return { type: 'expression', text: spoken(before) }
    case 'none':
      return NO_AUDIO
  }
}

/** Spoken text as the expression that says it. */
function spoken(audio: Audio): string {
  return audio.type === 'speech' && audio.text !== '' ? `ToAudioTTS(${quoted(audio.text)})` : ''
}
