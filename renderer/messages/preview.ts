/** The preview of a printed form. */
export const PREVIEW = {
  loading: '正在生成预览…',
  drawing: '正在显示…',
  failed: '预览没有显示出来；打印和存为文件不受影响',
  page: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  pageKeys: 'PageUp / PageDown 翻页',
  sheet: '表单预览',
  zoom: '显示大小',
  fit: '整页',
  actual: '实际大小 100%',
  watermark: (words: string) => `每页都印有“${words}”水印，不能当作正式表单`,
  same: '打印和保存的就是这里看到的内容',
  close: '关闭',
} as const
