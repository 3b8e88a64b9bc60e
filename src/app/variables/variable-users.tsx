import { useState } from 'react'
import { usersOf, type VariableUser } from '#core/kinds/variable-users.ts'
import type { Variable } from '#core/model/design.ts'
import { useDesign, useDocument } from '../state/document-store.ts'
import { useView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

/** Who mentions the variable, each a way there; it can be deleted once nobody does. */
export function VariableUsers({ variable }: { readonly variable: Variable }) {
  const design = useDesign()
  const edit = useDocument((state) => state.edit)
  const [isRefused, setRefused] = useState(false)
  const places = placesOf(usersOf(design, variable.id))
  const remove = () => {
    if (places.length > 0) setRefused(true)
    else edit({ type: 'remove-variable', variable: variable.id }, `Delete ${variable.name}`)
  }
  return (
    <div className="vars-users">
      <p className="vars-users-head">{usedInWords(places)}</p>
      {places.length > 0 && (
        <ul aria-label={`Uses of ${variable.name}`}>
          {places.map((place) => (
            <li key={place.key}>
              <button type="button" className="vars-user" onClick={place.open}>
                <span className="grow ell">{place.name}</span>
                <Icon name="chev" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="vars-delete">
        <Button size="sm" variant="danger" icon="trash" onClick={remove}>
          Delete
        </Button>
      </div>
      {isRefused && places.length > 0 && (
        <p className="ui-field-error" role="alert">
          <Icon name="error" size={12} />
          <span>
            {variable.name} is still used. Go to {places.length === 1 ? 'its use' : 'its uses'}{' '}
            above and choose another variable first.
          </span>
        </p>
      )}
    </div>
  )
}

interface Place {
  readonly key: string
  readonly name: string
  readonly open: () => void
}

/** A node that mentions it more than once is one place: the first field is where it leads. */
function placesOf(users: readonly VariableUser[]): readonly Place[] {
  const { goTo, select, setInspectorOpen } = useView.getState()
  const places = new Map<string, Place>()
  for (const user of users) {
    const place = ((): Place => {
      switch (user.type) {
        case 'node':
          return {
            key: user.node.id,
            name: user.node.name,
            open: () => goTo({ node: user.node.id, field: user.field }),
          }
        case 'flow':
          return {
            key: `flow.${user.field}`,
            name: 'Flow settings',
            open: () => {
              select([])
              setInspectorOpen(true)
              goTo({ field: user.field })
            },
          }
        case 'variable':
          return {
            key: `variable.${user.variable.id}`,
            name: `Initial value of ${user.variable.name}`,
            open: () => goTo({ variable: user.variable.id }),
          }
      }
    })()
    if (!places.has(place.key)) places.set(place.key, place)
  }
  return [...places.values()]
}

function usedInWords(places: readonly Place[]): string {
  if (places.length === 0) return 'Not used.'
  return places.length === 1 ? 'Used in 1 place' : `Used in ${places.length} places`
}
