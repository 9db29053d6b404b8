import { countWords } from '#shared/count-words.ts'
import type { ImportProgress } from '#shared/imports/import-report.ts'

/** 导入: an office's older ledger. */
export const IMPORTS = {
  intro: '原有台账（.xlsx、.csv）导入后只留存备查：可以查找、统计、续办，从不报送；编号保持原编号',
  choose: '选文件',
  chooseKey: 'Ctrl+O',
  empty: '请选原有台账文件',
  emptyText: '按 Ctrl+O 选文件；先试读，看过问题再导入，没有填对的行不会导入',
  reading: '正在读取文件…',
  file: (name: string, rows: number) => `${name}　${countWords(rows)} 行`,
  mapping: '哪一列是什么',
  mappingHint: '已按列名对应，请核对；没有的列选“不导入”',
  target: '内容',
  column: '文件中的列',
  sample: '列中内容',
  notTaken: '不导入',
  required: '必需',
  number: '三项至少一项',
  columnOf: (letters: string, name: string) => `${letters} ${name}`,
  check: '试读',
  checkKey: 'Ctrl+Enter',
  run: (count: number) => `导入 ${countWords(count)} 行`,
  runKey: 'Ctrl+I',
  cancel: '取消',
  steps: {
    checking: '正在试读',
    writing: '正在导入',
  } satisfies Record<ImportProgress['step'], string>,
  progress: (words: string, done: number, total: number) =>
    `${words} ${countWords(done)}/${countWords(total)}，完成前不会自动锁定`,
  report: (total: number, ready: number, known: number, faulty: number) =>
    [
      `共 ${countWords(total)} 行`,
      `可导入 ${countWords(ready)} 行`,
      `已在本机 ${countWords(known)} 行`,
      `有问题 ${countWords(faulty)} 行`,
    ].join('　'),
  broken: '试读没有做完，请重新试读',
  paused: '导入没有做完，已导入的都在；可以继续导入，或以后再选这个文件，不会重复',
  done: '导入完成，可到“备案台账”查找',
  allGood: '没有问题',
  faults: '有问题的行',
  row: '行',
  name: '姓名',
  problem: '问题与改法',
  more: (shown: number, all: number) => `只列出前 ${shown} 行，共 ${all} 行；全部见问题清单`,
  saveFaults: '存问题清单',
  saveFaultsKey: 'Ctrl+S',
  saved: (path: string) => `已存为 ${path}`,
} as const
