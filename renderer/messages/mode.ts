import type { DeskMode } from '#shared/desk-mode.ts'

/** The way from 训练模式 to 正式办理, and back. */
export const MODE = {
  leave: {
    training: '转到正式办理',
    production: '转到训练模式',
  } satisfies Record<DeskMode, string>,
  /** Not one that means something while the desk is open: it may lock under the finger. */
  leaveKey: 'Ctrl+J',
  hint: '训练模式和正式办理各有自己的数据，互不相干',
  about: {
    training: '现在是训练模式：供练习用，数据不上报。',
    production: '现在是正式办理：受理的备案将报送国家子系统。',
  } satisfies Record<DeskMode, string>,
} as const
