/** scanic asks the document for its canvases, even where it is given pixels: a worker has none. */
Object.assign(globalThis, { document: { createElement: () => new OffscreenCanvas(1, 1) } })

export {}
