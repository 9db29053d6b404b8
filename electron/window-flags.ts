/** V8's switches for the window: it gives memory back by itself (`renderer/give-memory-back.ts`). */
export const WINDOW_JS_FLAGS = '--expose-gc'
