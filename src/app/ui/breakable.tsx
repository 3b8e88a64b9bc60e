import { Fragment } from 'react'

/** Text that ends a line behind a slash or a space, and breaks a word only where it does not fit into one. */
export function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=[/ ])/).map((part, i) => (
    // The same part may stand in a text twice: its place is what tells the parts apart.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={i}>
      {i > 0 && <wbr />}
      <span className="ui-word">{part}</span>
    </Fragment>
  ))
}
