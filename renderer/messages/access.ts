import type { LineProfile } from '#shared/settings.ts'

/** 接入文件: how an office of the 正式办理 gets onto the line. */
export const ACCESS = {
  open: '导入接入文件',
  openAgain: '更换接入文件',
  none: '还没有接入文件：受理的备案先存在本机，导入后自动报送。',
  taken: (name: string) => `已接入 ${name}`,
  importTitle: '导入接入文件',
  importIntro:
    '省平台发给本机构的接入文件（JSON）：地址、各交易的路径、应用标识和密钥。导入后与备案数据一起加密保存，密钥不再显示；请把原文件删掉或收好。X 开头的是假定接口，须经省平台确认。',
  pasteExample:
    '{ "format": "filing-desk-access-1", "id": "…", "address": "https://…", "paasId": "…", "token": "…" }',
  previewEmptyText: '选择文件或粘贴内容后，这里列出与现在的差别',
  refusedTitle: '不能导入，现在的接入没有改动',
  tooLarge: '内容超过 2 万字，不像一个接入文件（通常不到 2 千字）',
  about: '事项',
  before: '现在',
  after: '导入后',
  nothing: '无',
  rows: {
    name: '省平台',
    id: '平台代号',
    url: '地址',
    infver: '接口版本号',
    receiverSystemCode: '接收方系统代码',
    scheme: '请求头',
    paasId: '应用标识',
  } satisfies Record<keyof LineProfile, string>,
  secret: '密钥',
  secretKept: '不变',
  secretGiven: '已带，不显示',
  secretHeld: '已保存，不显示',
  plainWarning: '地址以 http:// 开头，报文不加密：只能在医保专网内使用',
} as const
