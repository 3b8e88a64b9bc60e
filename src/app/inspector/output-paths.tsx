import {
  addOutputPath,
  checkOutputPath,
  describeOutputPathError,
  removeOutputPath,
  renameOutputPath,
} from '#core/kinds/output-path-edits.ts'
import type { Task } from '#core/model/design.ts'
import { CheckedTextField } from '../form/draft-fields.tsx'
import { useDesign, useDocument } from '../state/document-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Section } from './editors/section.tsx'

/** The ways by which a task can end: outputs of the steps that call it. */
export function OutputPaths({ task }: { readonly task: Task }) {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const paths = task.outputPaths ?? []
  const check = (name: string, text: string) => {
    const checked = checkOutputPath(design, task.id, text, name)
    return checked.ok ? null : describeOutputPathError(checked.error)
  }
  const rename = (name: string, text: string) => {
    const renaming = renameOutputPath(design, task.id, name, text)
    if (renaming.ok) edit(renaming.value, `Rename the output path to ${text.trim()}`)
  }
  return (
    <Section
      title="Output paths"
      end={
        <Button
          size="sm"
          icon="plus"
          onClick={() => edit(addOutputPath(design, task.id), `Add an output path to ${task.name}`)}
        >
          Add
        </Button>
      }
    >
      <p className="insp-empty">
        {paths.length === 0 ? 'The default one only.' : 'Besides the default one:'}
      </p>
      <ul className="insp-list" aria-label="Output paths of this task">
        {paths.map((name) => (
          <li key={name} className="insp-item">
            <div className="insp-item-body">
              <CheckedTextField
                label="Path"
                layout="inline"
                value={name}
                check={(text) => check(name, text)}
                onApply={(text) => rename(name, text)}
              />
            </div>
            <div className="insp-item-tools">
              <IconButton
                icon="trash"
                size="sm"
                label={`Remove ${name}`}
                onClick={() =>
                  edit(removeOutputPath(design, task.id, name), `Remove the output path ${name}`)
                }
              />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
