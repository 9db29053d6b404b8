import { CameraOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { awaitsOverride } from '#shared/materials/legibility.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import type { Evidence } from '#shared/policy/policy.ts'
import marks from './page-marks.module.css'
import styles from './page-strip.module.css'

interface MaterialTileProps {
  readonly requirement: string
  /** All pages of the entry. */
  readonly pages: readonly MaterialPage[]
  /** What stands for the material; undefined while nothing is chosen. */
  readonly given: Evidence['kind'] | undefined
  readonly onOpen: () => void
}

/** How many pages a material has, whether they can be read, and the way to take more. */
export function MaterialTile({ requirement, pages, given, onOpen }: MaterialTileProps) {
  const own = pages.filter((page) => page.requirement === requirement)
  const poor = own.filter(awaitsOverride).length
  const stead = own.length === 0 ? steadOf(given) : undefined
  return (
    <span className={styles.tile} data-enter-skips>
      {poor > 0 && <span className={marks.poor}>{CAPTURE.tilePoor(poor)}</span>}
      <Button
        id={`capture-${requirement}`}
        icon={<CameraOutlined />}
        title={stead?.why ?? CAPTURE.tileKey}
        onClick={onOpen}
      >
        {stead?.words ?? CAPTURE.tile(own.length)}
      </Button>
    </span>
  )
}

/** What the tile says where a promise or a later day stands for the paper. */
function steadOf(given: Evidence['kind'] | undefined) {
  if (given === 'promise') return CAPTURE.tilePromised
  if (given === 'later') return CAPTURE.tileLater
  return undefined
}
