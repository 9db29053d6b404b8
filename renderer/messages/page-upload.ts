import type { UploadCounts, UploadStage } from '#shared/materials/upload-stage.ts'

/** The way of a filing's pages to the subsystem. */
export const PAGE_UPLOAD = {
  stages: {
    'awaits-filing': '待报送',
    announced: '已告知',
    sending: '上传中',
    confirmed: '已确认',
    refused: '被退回',
    'called-off': '不再上传',
  } satisfies Record<UploadStage, string>,
  /** What the word means, for whoever asks. */
  meanings: {
    'awaits-filing': '备案报送后，随备案告知子系统，再逐页上传',
    announced: '页数、摘要和大小已随备案报给子系统，正等着上传',
    sending: '分段上传，断线后从断开处接着传',
    confirmed: '子系统已收下这一页并给出文件查询号',
    refused: '这一页没有被收下，其他页照常上传',
    'called-off': '备案已作废，没有传完的页不再上传',
  } satisfies Record<UploadStage, string>,
  pieces: (sent: number, all: number) => `${sent}/${all} 段`,
  summary: ({ all, confirmed, refused }: UploadCounts) =>
    confirmed === all
      ? `${all} 页，子系统已逐页确认`
      : [
          `共 ${all} 页，已确认 ${confirmed} 页`,
          ...(refused > 0 ? [`被退回 ${refused} 页`] : []),
        ].join('，'),
  page: (material: string, number: number) => `${material} 第 ${number} 页`,
  reason: (which: string, words: string) => `${which}：${words}`,
  resend: '重新上传',
  resendKey: 'U',
  resent: (count: number) => `${count} 页已重新排队，将从头上传`,
  title: '上传',
  assumed: (mark: string) => `9101 分段：${mark}`,
  serial: '文件查询号',
  confirmedAt: '确认时间',
  sha256: 'SHA-256',
  size: '大小',
  kilobytes: (bytes: number) => `${Math.ceil(bytes / 1000)} KB`,
} as const
