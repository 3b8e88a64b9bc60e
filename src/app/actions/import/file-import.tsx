import { useMemo } from 'react'
import { credentialsIn } from '#core/codec/action/action-draft.ts'
import { hideSecrets, credentialNames } from '#core/codec/action/hide-secrets.ts'
import { describeActionImportError } from '#core/codec/action/import-error.ts'
import { readActionFile } from '#core/codec/action/read-action-file.ts'
import { SENSITIVITY_WORDS } from '../../form/words.ts'
import {
  CreateBar,
  ImportColumns,
  ImportNotes,
  NothingRead,
  RequestPreview,
} from './import-columns.tsx'
import { SourceField } from './source-field.tsx'
import { useSourceTexts } from './source-texts.ts'
import { useAddDraft } from './use-add-draft.ts'

/** An action from the file that Genesys Cloud exports. */
export function FileImport() {
  const text = useSourceTexts((state) => state.texts.file)
  const put = useSourceTexts((state) => state.put)
  const add = useAddDraft('file')
  const read = useMemo(() => readActionFile(text), [text])
  return (
    <ImportColumns
      source={
        <SourceField
          label="Action file"
          hint="In Genesys Cloud: Integrations, Actions, the action, Export. Paste its JSON, or choose the file."
          text={text}
          error={read.ok || text.trim() === '' ? undefined : describeActionImportError(read.error)}
          extensions={['.json']}
          onText={(changed) => put('file', withoutSecrets(changed))}
        />
      }
    >
      {read.ok ? (
        <>
          <div className="act-part">
            <h3 className="act-title">{read.value.draft.name}</h3>
            <p className="t12 t2">
              {fieldsInWords('Inputs', read.value.draft.inputs)}
              <br />
              {fieldsInWords('Outputs', read.value.draft.outputs)}
            </p>
          </div>
          <RequestPreview request={read.value.draft.request} />
          <ImportNotes notes={read.value.notes} />
          <CreateBar whyNot={null} onCreate={() => add(read.value.draft)} />
        </>
      ) : (
        <NothingRead>What the file says appears here.</NothingRead>
      )}
    </ImportColumns>
  )
}

/** A secret is gone from the page as soon as it is pasted. */
function withoutSecrets(text: string): string {
  return hideSecrets(text, '', credentialNames(credentialsIn(text))).text
}

function fieldsInWords(
  title: string,
  fields: readonly {
    readonly name: string
    readonly sensitivity: keyof typeof SENSITIVITY_WORDS
  }[],
): string {
  if (fields.length === 0) return `${title}: none.`
  const names = fields.map(({ name, sensitivity }) =>
    sensitivity === 'none' ? name : `${name} (${SENSITIVITY_WORDS[sensitivity]})`,
  )
  return `${title}: ${names.join(', ')}.`
}
