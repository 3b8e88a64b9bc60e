import type { Design } from '#core/model/design.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { saveDesignFile } from './design-file.ts'

/** What the design can be taken away as. */
export function ExportMenu({ design }: { readonly design: Design }) {
  return (
    <Menu
      label="Export"
      align="end"
      entries={[
        {
          id: 'design',
          label: 'Design file',
          hint: 'Opens here again, for Git and for others',
          icon: 'file',
          shortcut: 'Mod+S',
          onSelect: () => void saveDesignFile(design),
        },
      ]}
    >
      <Button icon="export" className="shell-export">
        Export
      </Button>
    </Menu>
  )
}
