/** What the timeline says of pages that left for an archive. */
export function archiveWords(pages: number, archive: string): string {
  return `${pages} 页已写入归档文件 ${archive}，逐页核对后移出本机`
}
