import { newDesignId } from '#adapters/browser/identity.ts'
import type { FileHandle } from '#adapters/browser/file-access.ts'
import { err, ok, type Result } from '#core/base/result.ts'
import type { ReadAnyError, ReadDesign } from '#core/codec/recognise.ts'
import { navigate } from '../shell/route.ts'
import { showToast } from '../ui/toast-store.ts'
import { rememberHandle } from './design-file.ts'
import { keepFresh } from './fresh-designs.ts'
import { isUnplaced, type OpenFailure, placeIn } from './open-failure.ts'
import { openDesign, openDesignBeside } from './open-design.ts'

/** A text that is to be opened: a file, or what was pasted. */
export interface TextSource {
  /** The name of the file; null for what was pasted. */
  readonly name: string | null
  readonly text: string
  readonly handle: FileHandle | null
}

/**
 * Opens a design or a flow from its text, beside what is open. A flow of another type than a secure call flow opens to
 * be looked at.
 */
export async function openText(source: TextSource): Promise<Result<null, OpenFailure>> {
  // The readers are loaded when the first text is opened: the home page does not wait for them.
  const { describeReadError, readAnyDesign } = await import('#core/codec/recognise.ts')
  const name = source.name ?? 'The pasted text'
  const read = readAnyDesign(source.text, name)
  if (read.ok) return openRead(source, read.value)
  if (isOtherType(read.error)) {
    const viewed = readAnyDesign(source.text, name, { anyType: true })
    if (viewed.ok && viewed.value.flowType !== undefined) {
      return view(viewed.value, viewed.value.flowType)
    }
  }
  return err({
    title: source.name === null ? `${name} was not opened.` : `“${name}” was not opened.`,
    reason: describeReadError(read.error),
    place: read.error.form === 'empty' ? null : placeIn(source.text, read.error.error),
  })
}

function isOtherType(failure: ReadAnyError): boolean {
  return failure.form === 'archy' && failure.error.code === 'other-flow-type'
}

async function openRead(source: TextSource, read: ReadDesign): Promise<Result<null, OpenFailure>> {
  const { design, form, notes = [] } = read
  if (form === 'archy') {
    const { describeReadNote } = await import('#core/codec/archy/read-note.ts')
    const remarks = notes.map((note) => {
      const named = 'action' in note ? note.action : null
      const action = design.actions.find(({ name }) => name === named)?.id
      return {
        text: describeReadNote(note),
        node: 'node' in note ? note.node : null,
        ...(action === undefined ? {} : { action }),
      }
    })
    openDesign({ ...design, id: newDesignId() }, { remarks })
    return ok(null)
  }
  const opened = await openDesignBeside(await placed(design))
  rememberHandle(opened.id, source.handle)
  if (opened.isCopy) {
    showToast({
      text: `Opened as a copy: another state of “${design.flow.name}” is kept in this browser.`,
    })
  }
  return ok(null)
}

/** A design that somebody has laid out stays as it is; one that a program has written, say, is tidied. */
async function placed(design: ReadDesign['design']): Promise<ReadDesign['design']> {
  if (!isUnplaced(design)) return design
  const { tidy } = await import('#core/layout/tidy.ts')
  return { ...design, layout: tidy(design) }
}

function view({ design }: ReadDesign, flowType: string): Result<null, OpenFailure> {
  const id = newDesignId()
  keepFresh({ ...design, id }, { viewedType: flowType })
  navigate({ page: 'design', id })
  return ok(null)
}
