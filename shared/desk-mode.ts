import * as z from 'zod'

/** 训练模式 against the embedded subsystem, or 正式办理 against a province's; each has a folder of its own. */
export const DeskMode = z.enum(['training', 'production'])
export type DeskMode = z.infer<typeof DeskMode>

/** The one a desk is not in. */
export function otherMode(mode: DeskMode): DeskMode {
  return mode === 'training' ? 'production' : 'training'
}
