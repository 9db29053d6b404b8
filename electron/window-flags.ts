/**
 * V8's switches for the window. It gives memory back by itself (`renderer/give-memory-back.ts`); after that
 * V8 would let its heaps grow by a fifth only, and whoever types would be held up by a whole collection a
 * second. They may double instead, and are small again after the next pause.
 */
export const WINDOW_JS_FLAGS = '--expose-gc --heap-growing-percent=100'
