/** The import of a file: what every kind of it says. */
export const FILE_IMPORT = {
  choose: '选择文件',
  noFile: '尚未选择文件',
  paste: '或粘贴文件内容',
  preview: '导入前核对',
  previewEmpty: '还没有可核对的内容',
  reading: '正在读取…',
  faults: (count: number) => `共 ${count} 处`,
  refusedRemedy: '请核对文件来源，换用正确的文件后再试。',
  unreadable: '文件读不出来，请确认它没有被移走或被其他程序占用',
  added: '新增',
  removed: '去掉',
  changed: '改变',
  change: '变动',
  instead: (before: string) => `（原为${before}）`,
  take: '导入',
  close: '关闭',
} as const
