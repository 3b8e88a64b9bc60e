import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json/json-value.ts'
import { type Filter, isDefiniteToken, type PathAst, type PathToken } from './path-ast.ts'
import { PathFailure } from './path-error.ts'
import { callPathFunction } from './path-functions.ts'
import { countStep, type PathRun } from './path-run.ts'
import { kindOf, namesText } from './value-words.ts'

export interface PathEvaluators {
  readonly filter: (filter: Filter, item: Json, run: PathRun) => boolean
}

/**
 * The value of a path: that of a definite one, or the list of all matches. Throws PathFailure.
 * `requireProperties` is the mode of existence checks, where every missing name counts.
 */
export function evaluatePath(
  path: PathAst,
  item: Json,
  run: PathRun,
  evaluators: PathEvaluators,
  requireProperties = false,
): Json {
  const walk = new TokenWalk(path, run, evaluators, requireProperties)
  walk.step(0, item)
  if (!path.definite) return walk.results
  const last = walk.results.at(-1)
  if (last === undefined) throw new PathFailure('not-found', 'no value is there')
  return last
}

/** One evaluation of one path. */
class TokenWalk {
  readonly results: Json[] = []
  private readonly tokens: readonly PathToken[]
  private readonly tail: number
  private readonly run: PathRun
  private readonly evaluators: PathEvaluators
  private readonly requireProperties: boolean
  /** Whether everything before a token is definite. */
  private readonly upstreamDefinite: readonly boolean[]
  /** The array index that a deep scan came through last, for each token; -1 for none. */
  private readonly scanIndex: number[]

  constructor(path: PathAst, run: PathRun, evaluators: PathEvaluators, requireProperties: boolean) {
    this.tokens = path.tokens
    this.tail = path.tail ?? path.tokens.length - 1
    this.run = run
    this.evaluators = evaluators
    this.requireProperties = requireProperties
    let definite = true
    this.upstreamDefinite = path.tokens.map((token, index) => {
      const before = definite && !(path.afterScan === true && index > 0)
      definite = definite && isDefiniteToken(token, index === path.tokens.length - 1)
      return before
    })
    this.scanIndex = path.tokens.map(() => -1)
  }

  step(at: number, model: Json): void {
    countStep(this.run)
    const token = this.tokens[at]
    if (token === undefined) {
      this.results.push(model)
      return
    }
    switch (token.kind) {
      case 'property':
        return this.property(at, token.names, model)
      case 'index':
      case 'slice':
        return this.array(at, token, model)
      case 'wildcard':
        return this.wildcard(at, model)
      case 'scan':
        return this.scan(at + 1, model)
      case 'filter':
        return this.filter(at, token.filter, model)
      case 'function':
        return this.call(at, token, model)
    }
  }

  private isLeaf(at: number): boolean {
    return at === this.tokens.length - 1
  }

  private property(at: number, names: readonly string[], model: Json): void {
    if (!isJsonObject(model)) {
      if (!this.upstreamDefinite[at]) return
      throw new PathFailure('not-found', `${namesText(names)} is looked for in ${kindOf(model)}`)
    }
    const [only = ''] = names
    if (names.length === 1) this.member(at, only, model)
    else if (this.isLeaf(at)) this.results.push(this.merged(names, model))
    else for (const name of names) this.member(at, name, model)
  }

  private member(at: number, name: string, model: JsonObject): void {
    const value = model.get(name)
    if (value !== undefined) {
      if (!this.isLeaf(at)) this.step(at + 1, value)
      else if (this.scanIndexFits(at)) this.results.push(value)
      return
    }
    const token = this.tokens[at]
    const definite =
      this.upstreamDefinite[at] && token !== undefined && isDefiniteToken(token, this.isLeaf(at))
    if (this.requireProperties || (!this.isLeaf(at) && definite)) {
      throw new PathFailure('not-found', `${namesText([name])} is missing`)
    }
  }

  /**
   * Behind a deep scan through arrays Jayway keeps a value only if the index before it names the item
   * that the scan came through last.
   */
  private scanIndexFits(at: number): boolean {
    const index = this.scanIndex[at] ?? -1
    const before = this.tokens[this.tail - 1]
    return (
      index === -1 ||
      (before?.kind === 'index' && before.indexes.length === 1 && before.indexes[0] === index)
    )
  }

  /** Several names at the end of a path give one object; missing ones are left out. */
  private merged(names: readonly string[], model: JsonObject): Json {
    const object = new Map<string, Json>()
    for (const name of names) {
      const value = model.get(name)
      if (value !== undefined) object.set(name, value)
      else if (this.requireProperties)
        throw new PathFailure('not-found', `${namesText([name])} is missing`)
    }
    return object
  }

  private array(
    at: number,
    token: Extract<PathToken, { kind: 'index' | 'slice' }>,
    model: Json,
  ): void {
    if (!isJsonArray(model)) {
      if (!this.upstreamDefinite[at]) return
      throw new PathFailure('not-found', `an index is looked for in ${kindOf(model)}`)
    }
    if (token.kind === 'index') for (const index of token.indexes) this.item(at, index, model)
    else this.slice(at, token.from, token.to, model)
  }

  private slice(at: number, from: number | null, to: number | null, model: readonly Json[]): void {
    const { length } = model
    if (from === null) {
      const end = to !== null && to < 0 ? length + to : (to ?? length)
      for (let index = 0; index < Math.min(length, end); index += 1) this.item(at, index, model)
    } else if (to === null) {
      const start = Math.max(0, from < 0 ? length + from : from)
      for (let index = start; index < length; index += 1) this.item(at, index, model)
    } else if (length > 0) {
      // A negative start is not taken from the end here, so its items come twice.
      for (let index = from; index < Math.min(length, to); index += 1) this.item(at, index, model)
    }
  }

  private item(at: number, index: number, model: readonly Json[]): void {
    countStep(this.run)
    const value = model[index < 0 ? model.length + index : index]
    if (value === undefined) return
    try {
      this.step(at + 1, value)
    } catch (failure) {
      // Jayway catches what is out of bounds around the whole rest of the path (ArrayPathToken.handleArrayIndex).
      if (!(failure instanceof PathFailure) || failure.kind !== 'out-of-bounds') throw failure
    }
  }

  private wildcard(at: number, model: Json): void {
    if (isJsonObject(model)) {
      for (const name of model.keys()) this.member(at, name, model)
    } else if (isJsonArray(model)) {
      for (const index of model.keys()) this.wildcardItem(at, index, model)
    }
  }

  private wildcardItem(at: number, index: number, model: readonly Json[]): void {
    try {
      this.item(at, index, model)
    } catch (failure) {
      if (
        !(failure instanceof PathFailure) ||
        failure.kind !== 'not-found' ||
        this.requireProperties
      )
        throw failure
    }
  }

  private scan(at: number, model: Json): void {
    countStep(this.run)
    const token = this.tokens[at]
    if (token === undefined) throw new PathFailure('failed', 'nothing follows the deep scan')
    if (isJsonObject(model)) {
      if (this.scanStops(token, at, model)) this.step(at, model)
      for (const value of model.values()) this.scan(at, value)
    } else if (isJsonArray(model)) {
      if (this.scanStops(token, at, model)) this.scanItems(at, model)
      for (const value of model) this.scan(at, value)
    }
  }

  private scanItems(at: number, model: readonly Json[]): void {
    if (this.isLeaf(at)) return this.step(at, model)
    for (const [index, value] of model.entries()) {
      this.scanIndex[at + 1] = index
      this.step(at + 1, value)
    }
  }

  /** Whether the token behind a deep scan is applied to this value. */
  private scanStops(token: PathToken, at: number, model: Json): boolean {
    switch (token.kind) {
      case 'property':
        if (!isJsonObject(model)) return false
        return (
          !isDefiniteToken(token, this.isLeaf(at)) || token.names.every((name) => model.has(name))
        )
      case 'index':
      case 'slice':
        return isJsonArray(model)
      case 'wildcard':
        return true
      case 'filter':
        return this.accepts(token.filter, model)
      case 'scan':
      case 'function':
        return false
    }
  }

  private filter(at: number, filter: Filter, model: Json): void {
    if (isJsonObject(model)) {
      if (this.accepts(filter, model)) this.step(at + 1, model)
    } else if (isJsonArray(model)) {
      for (const [index, value] of model.entries())
        if (this.accepts(filter, value)) this.item(at, index, model)
    } else if (this.upstreamDefinite[at]) {
      throw new PathFailure('failed', `a filter is applied to ${kindOf(model)}`)
    }
  }

  private accepts(filter: Filter, item: Json): boolean {
    countStep(this.run)
    try {
      return this.evaluators.filter(filter, item, this.run)
    } catch (failure) {
      if (failure instanceof PathFailure && failure.isInvalidPath) return false
      throw failure
    }
  }

  private call(at: number, token: Extract<PathToken, { kind: 'function' }>, model: Json): void {
    const inner = (path: PathAst, item: Json): Json =>
      evaluatePath(path, item, this.run, this.evaluators)
    const result = callPathFunction(token, model, this.run.root, inner)
    this.results.push(result)
    if (!this.isLeaf(at)) this.step(at + 1, result)
  }
}
