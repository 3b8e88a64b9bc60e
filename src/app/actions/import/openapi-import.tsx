import { useMemo, useState } from 'react'
import { describeActionImportError } from '#core/codec/action/import-error.ts'
import {
  type OpenApiDocument,
  type OpenApiOperation,
  readOpenApi,
} from '#core/codec/action/read-openapi.ts'
import { sketchOperation } from '#core/codec/action/sketch-operation.ts'
import { Combobox } from '../../form/combobox.tsx'
import { ImportColumns, NothingRead } from './import-columns.tsx'
import { SketchForm } from './sketch-form.tsx'
import { SourceField } from './source-field.tsx'
import { useSourceTexts } from './source-texts.ts'

/** So many operations are offered at once; what is typed narrows them. */
const MAX_OFFERED = 50

/** An action from one operation of an API's description. */
export function OpenApiImport() {
  const text = useSourceTexts((state) => state.texts.openapi)
  const put = useSourceTexts((state) => state.put)
  const read = useMemo(() => readOpenApi(text), [text])
  return (
    <ImportColumns
      source={
        <SourceField
          label="OpenAPI document"
          hint="OpenAPI 3.0 or 3.1, or Swagger 2.0, as JSON or YAML. Nothing is fetched: everything it refers to must be in it."
          text={text}
          error={read.ok || text.trim() === '' ? undefined : describeActionImportError(read.error)}
          extensions={['.json', '.yaml', '.yml']}
          onText={(changed) => put('openapi', changed)}
        />
      }
    >
      {read.ok ? (
        <OperationImport document={read.value} />
      ) : (
        <NothingRead>The operations of the document appear here.</NothingRead>
      )}
    </ImportColumns>
  )
}

function OperationImport({ document }: { readonly document: OpenApiDocument }) {
  const { operations } = document
  const [only] = operations
  const [typed, setTyped] = useState(operations.length === 1 ? (only?.id ?? '') : '')
  const chosen = operations.find(({ id }) => id === typed)
  const offered = operations.filter((operation) => isMeant(operation, typed)).slice(0, MAX_OFFERED)
  return (
    <>
      <div className="act-part act-import-operation">
        <Combobox
          label={`Operation, one of ${operations.length}`}
          isMono
          placeholder="Type a path, or what it does"
          text={typed}
          options={(chosen === undefined ? offered : operations.slice(0, MAX_OFFERED)).map(
            ({ id, summary, isDeprecated }) => ({
              id,
              label: id,
              detail: isDeprecated ? `${summary} (deprecated)` : summary,
              isMono: true,
            }),
          )}
          onText={setTyped}
          onChoose={({ id }) => setTyped(id)}
          error={
            chosen === undefined && offered.length === 0
              ? 'No operation has this in its path or in what it does. Type a part of it.'
              : undefined
          }
        />
      </div>
      {chosen !== undefined && <Operation key={chosen.id} document={document} operation={chosen} />}
    </>
  )
}

function Operation({
  document,
  operation,
}: {
  readonly document: OpenApiDocument
  readonly operation: OpenApiOperation
}) {
  const sketch = useMemo(() => sketchOperation(document, operation), [document, operation])
  return sketch.ok ? (
    <SketchForm source="openapi" sketch={sketch.value} />
  ) : (
    <p className="act-import-empty" role="alert">
      {describeActionImportError(sketch.error)}
    </p>
  )
}

function isMeant({ id, summary }: OpenApiOperation, typed: string): boolean {
  const text = `${id} ${summary}`.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
