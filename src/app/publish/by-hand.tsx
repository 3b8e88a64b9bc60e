import { describeFileError, saveFile } from '#adapters/browser/file-access.ts'
import { byHand, TERRAFORM_COMMAND } from '#core/publish/by-hand.ts'
import type { Plan } from '#core/publish/plan.ts'
import { publicationOf } from '#core/publish/plan-step.ts'
import type { OrgAddress } from '#core/publish/regions.ts'
import { fileNameOf } from '../files/design-file.ts'
import { YAML_FILE } from '../files/export-archy.ts'
import { useDesign } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast-store.ts'
import { CopiedText } from './copied-text.tsx'

/** What is left where a browser may not upload and nobody relays it: the file, and the commands that publish it. */
export function ByHand({ plan, address }: { readonly plan: Plan; readonly address: OrgAddress }) {
  const design = useDesign()
  const work = publicationOf(plan)
  if (work === null) return null
  const name = fileNameOf(design, 'yaml')
  const { archy, terraform } = byHand(name, address)
  const save = async () => {
    const saved = await saveFile({ name, text: work.yaml, kind: YAML_FILE })
    if (saved.ok) return showToast({ text: `Saved as ${saved.value.name}`, tone: 'success' })
    if (saved.error.code === 'cancelled') return
    showToast({ text: describeFileError(saved.error), tone: 'error' })
  }
  return (
    <section className="publish-callers" aria-labelledby="publish-by-hand-title">
      <h2 id="publish-by-hand-title">Publish the flow by hand</h2>
      <p className="t12 t2">
        The actions are in the org; the flow alone is left. Save its file, and run one of these
        where it lies, with an OAuth client of the grant “Client Credentials” in the environment.
        After that make a new plan here.
      </p>
      <div>
        <Button size="sm" icon="file" onClick={() => void save()}>
          Save {name}
        </Button>
      </div>
      <CopiedText name="Command of Archy" text={archy} />
      <p className="t12 t2">
        Or with Terraform, as main.tf beside it, then <code>{TERRAFORM_COMMAND}</code>.
      </p>
      <CopiedText name="File for Terraform" text={terraform} />
    </section>
  )
}
