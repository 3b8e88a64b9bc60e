import { useState } from 'react'
import { describeShelfError } from '#adapters/browser/design-shelf.ts'
import { hrefOf } from '../shell/route.ts'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DesignList } from './design-list.tsx'
import type { Library } from './use-library.ts'

/** Two rows of cards on a wide screen. */
const RECENT = 8

/** The designs of this browser: the last ones on the home page, all of them with a search on their own page. */
export function Designs({
  library,
  isAll,
  onChange,
}: {
  readonly library: Library
  readonly isAll: boolean
  readonly onChange: () => void
}) {
  const [search, setSearch] = useState('')
  const count = library.status === 'ready' ? library.entries.length : 0
  return (
    <section aria-labelledby="designs-title">
      <header className="home-head">
        <h2 id="designs-title">{isAll ? 'Designs' : 'Recent'}</h2>
        <span className="grow" />
        {isAll && (
          <div className="home-search" data-own-undo>
            <TextField
              label="Search designs"
              isLabelHidden
              isQuiet
              icon="search"
              type="search"
              placeholder="Search designs"
              value={search}
              onChange={setSearch}
            />
          </div>
        )}
        {!isAll && count > RECENT && (
          <a className="t12" href={hrefOf({ page: 'designs' })}>
            All {count} designs
          </a>
        )}
      </header>
      <Shown library={library} isAll={isAll} search={isAll ? search : ''} onChange={onChange} />
    </section>
  )
}

function Shown({
  library,
  isAll,
  search,
  onChange,
}: {
  readonly library: Library
  readonly isAll: boolean
  readonly search: string
  readonly onChange: () => void
}) {
  if (library.status === 'loading') return <p className="home-quiet">Reading the designs…</p>
  if (library.status === 'failed') {
    return (
      <p className="home-damaged">
        <Icon name="error" size={14} className="c-error" />
        <span className="grow">{describeShelfError(library.error)}</span>
      </p>
    )
  }
  const words = search.trim().toLowerCase()
  const found = library.entries.filter(({ name }) => name.toLowerCase().includes(words))
  const shown = isAll ? found : found.slice(0, RECENT)
  const damaged = words === '' ? library.damaged : []
  if (shown.length + damaged.length === 0) {
    return (
      <p className="home-quiet">
        {words === ''
          ? 'No designs in this browser yet.'
          : `No design is called “${search.trim()}”.`}
      </p>
    )
  }
  return <DesignList entries={shown} damaged={damaged} onChange={onChange} />
}
