import { useMemo } from 'react'
import { credentialsIn } from '#core/codec/action/action-draft.ts'
import { credentialNames, hideSecrets } from '#core/codec/action/hide-secrets.ts'
import { describeActionImportError } from '#core/codec/action/import-error.ts'
import { sketchCurl } from '#core/codec/action/sketch-curl.ts'
import { ImportColumns, NothingRead } from './import-columns.tsx'
import { SketchForm } from './sketch-form.tsx'
import { SourceField } from './source-field.tsx'
import { useSourceTexts } from './source-texts.ts'

/** An action from the command that a gateway's documentation shows. */
export function CurlImport() {
  const text = useSourceTexts((state) => state.texts.curl)
  const put = useSourceTexts((state) => state.put)
  const read = useMemo(() => sketchCurl(text), [text])
  return (
    <ImportColumns
      source={
        <SourceField
          label="cURL command"
          hint="Paste the whole command. Keys and passwords in it become names of credentials, and are never kept."
          text={text}
          error={read.ok || text.trim() === '' ? undefined : describeActionImportError(read.error)}
          extensions={[]}
          onText={(changed) => put('curl', withoutSecrets(changed))}
        />
      }
    >
      {read.ok ? (
        <SketchForm source="curl" sketch={read.value} />
      ) : (
        <NothingRead>What the command sends appears here.</NothingRead>
      )}
    </ImportColumns>
  )
}

/** A secret that can be told by its look is gone from the page as soon as it is pasted. */
function withoutSecrets(text: string): string {
  return hideSecrets(text, '', credentialNames(credentialsIn(text))).text
}
