import { err, ok, type Result } from '../base/result.ts'
import type { DataAction } from '../model/data-action.ts'
import type { ActionInput } from '../publish/action-input.ts'
import type { JournalEntry } from '../publish/journal.ts'
import type { OrgAction, OrgPort, OrgTest, TestInputs } from '../publish/ports.ts'
import { RunContext } from '../publish/run-context.ts'
import { cloneInput } from './clone-input.ts'
import {
  type CloneRecord,
  integrationOfClone,
  type RehearsalEnvironment,
  type RehearsalError,
} from './environment.ts'
import { removeClone } from './leftovers.ts'

/** A clone that stands in the org, as it was read back. */
export interface StandingClone {
  readonly record: CloneRecord
  readonly action: OrgAction
}

/**
 * The clones of one rehearsal. Each is made when it is first needed, and all are removed by `close`, however the
 * rehearsal ends. What is made is written down before it is sent: what a crash leaves behind is found again.
 */
export class Clones {
  readonly #org: OrgPort
  readonly #env: RehearsalEnvironment
  readonly #standing = new Map<string, StandingClone>()
  readonly #begun = new Map<string, CloneRecord>()

  constructor(org: OrgPort, env: RehearsalEnvironment) {
    this.#org = org
    this.#env = env
  }

  /** Does something with them, and removes them whatever has become of it. Gives the names of those that are left. */
  async use(work: () => Promise<void>): Promise<readonly string[]> {
    try {
      await work()
    } catch (cause) {
      await this.close()
      throw cause
    }
    return this.close()
  }

  /** Makes the clone of an action, once. */
  async of(action: DataAction): Promise<Result<StandingClone, RehearsalError>> {
    const known = this.#standing.get(action.id)
    if (known !== undefined) return ok(known)
    const integration = integrationOfClone(this.#env, action.id)
    const input = cloneInput(action, integration, this.#env.mark)
    this.#env.onProgress(`making the test clone ${input.name}`)
    const made = await this.#make(input)
    if (!made.ok) return made
    const found = await this.#org.action(made.value.id)
    if (!found.ok) return found
    const standing = { record: made.value, action: found.value }
    this.#standing.set(action.id, standing)
    return ok(standing)
  }

  /** Runs the clone of an action, once: a test that was sent twice could pay twice. */
  async test(
    action: DataAction,
    inputs: TestInputs,
  ): Promise<Result<{ readonly clone: StandingClone; readonly test: OrgTest }, RehearsalError>> {
    const clone = await this.of(action)
    if (!clone.ok) return clone
    if (this.#env.isStopped()) return err({ code: 'cancelled' })
    this.#env.onProgress(`running ${clone.value.action.name}`)
    const test = await this.#org.testAction(clone.value.action.id, inputs)
    return test.ok ? ok({ clone: clone.value, test: test.value }) : test
  }

  /** Removes every clone, also when the rehearsal was stopped. Gives the names of those that could not be removed. */
  async close(): Promise<readonly string[]> {
    const left: string[] = []
    for (const record of this.#begun.values()) {
      this.#env.onProgress(`removing ${record.name}`)
      const removed = await removeClone(this.#org, this.#env, record)
      if (!removed.ok) left.push(record.name)
    }
    this.#begun.clear()
    this.#standing.clear()
    return left
  }

  async #make(
    input: ActionInput,
  ): Promise<Result<CloneRecord & { readonly id: string }, RehearsalError>> {
    const env = this.#env
    const { category, name } = input
    const record: CloneRecord = { org: env.org.id, category, name, id: null }
    const keep = async (entry: JournalEntry): Promise<Result<null, string>> => {
      if (entry.type === 'refused') {
        this.#begun.delete(name)
        return env.clones.forget(record)
      }
      const standing = { ...record, id: entry.type === 'done' ? entry.value.id : null }
      this.#begun.set(name, standing)
      return env.clones.keep(standing)
    }
    const run = new RunContext(this.#org, { ...env, onEvent: () => {}, record: keep }, [])
    const made = await run.writeOnce(name, 'clone', {
      send: () => this.#org.createAction(input),
      look: async () => {
        const listed = await this.#org.actionsIn(category)
        if (!listed.ok) return listed
        const own = listed.value.find((action) => action.name === name)
        return ok(own === undefined ? null : { id: own.id, version: null })
      },
    })
    return made.ok ? ok({ ...record, id: made.value.id }) : made
  }
}
