/// <reference types="vite/client" />

/** V8's collector, where the shell exposes it. */
declare var gc:
  | ((options: { readonly type: 'major'; readonly execution: 'async' }) => Promise<void>)
  | undefined
