/// <reference types="vite/client" />

/** V8's collector, where the shell exposes it. */
declare var gc:
  | ((options: {
      readonly type: 'major'
      readonly execution: 'async'
      /** Goes on until nothing more is found, as one collection alone does not. */
      readonly flavor: 'last-resort'
    }) => Promise<void>)
  | undefined
