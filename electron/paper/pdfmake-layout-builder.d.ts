/** pdfmake's step from content to pages, which its types leave out. */
declare module 'pdfmake/js/LayoutBuilder.js' {
  const LayoutBuilder: unknown
  export = LayoutBuilder
}
