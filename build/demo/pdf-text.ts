import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The text of a PDF without white space, as a reader program extracts it. */
export async function readPdfText(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const page = await document.getPage(index + 1)
    const { items } = await page.getTextContent()
    return items.map((item) => ('str' in item ? item.str : '')).join('')
  })
  return (await Promise.all(pages)).join('').replaceAll(/\s+/gu, '')
}
