import { audioSchema } from '#core/model/values.ts'
import { AudioField } from '../../form/audio-field.tsx'
import { useNotes } from '../../form/form-scope.tsx'
import type { EditorProps } from './editor.ts'

export function AudioEditor({ path, label, value, onChange }: EditorProps<'audio'>) {
  return (
    <AudioField
      label={label}
      {...useNotes(path, { andBelow: true })}
      value={audioSchema.parse(value)}
      onChange={onChange}
    />
  )
}
