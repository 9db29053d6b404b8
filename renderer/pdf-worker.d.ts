/** pdf.js' own worker, which ships no types; it is only handed on. */
declare module 'pdfjs-dist/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown
}
