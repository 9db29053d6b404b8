import type { RecoveryWay } from '#shared/backup/recovery.ts'

/** The page that leads on from a vault that did not open. */
export const RECOVERY = {
  title: '数据需要恢复',
  found: '发现',
  vault: '本机数据',
  vaultNone: '读不出来',
  vaultFacts: (filings: number, unfinished: number, savedAt: string) =>
    `${filings} 份备案，其中 ${unfinished} 条未报送完；最近一次保存 ${savedAt}`,
  sound: '已逐条核对：现有内容前后一致，没有被改动',
  unsound: '逐条核对时有对不上的记录，内容不可信，只能查看',
  backup: '最近备份',
  backupNone: '本机记录的备份位置里没有找到完好的备份；备份在别处时请按 F8 查找',
  backupFacts: (madeAt: string, filings: number) => `${madeAt}，${filings} 份备案，已逐条核对完好`,
  included: '本机数据包含这份备份的全部内容',
  newer: '这份备份里有本机数据没有的内容',
  choose: '怎么办',
  advised: '建议',
  ways: {
    restore: {
      label: '恢复最近备份',
      hint: '现有数据文件夹改名保留。未报送完的先向国家子系统查询再报送；备份之后受理的请按留底补录。',
    },
    continue: {
      label: '用现有数据继续受理',
      hint: '原样另存一份。未报送完的先向国家子系统查询再报送，不会重复；请按留底核对最近几份备案是否都在。',
    },
    'read-only': {
      label: '只读查看',
      hint: '可以查询、打印，不能受理、修改或报送；什么都不改动，以后可以再选。',
    },
  } satisfies Record<RecoveryWay, { readonly label: string; readonly hint: string }>,
  nothing: '现在没有办法自动恢复。请不要动数据文件夹，接好备份磁盘后按 F8，或联系技术支持。',
  kept: '任何一种办法都不删除数据，并记入审计。',
  run: '按所选办法处理',
  runKey: 'Ctrl+Enter',
  elsewhere: '到别处找备份',
  leave: '暂不处理',
  leaveKey: 'Esc',
} as const
