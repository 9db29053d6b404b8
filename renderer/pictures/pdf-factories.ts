/** What pdf.js fetches by name when a PDF needs it, by the names of its package. */
const DATA: Readonly<Record<string, string>> = {
  ...import.meta.glob<string>('../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  }),
  ...import.meta.glob<string>('../../node_modules/pdfjs-dist/wasm/*.wasm', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  }),
  ...import.meta.glob<string>('../../node_modules/pdfjs-dist/cmaps/{GB,UniGB,Adobe-GB1}*.bcmap', {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  }),
}

const URL_BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(DATA).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]),
)

async function fetchData(name: string): Promise<Uint8Array> {
  const url = URL_BY_NAME.get(name)
  if (url === undefined) throw new Error(`pdf.js asked for ${name}`)
  const response = await fetch(url)
  return new Uint8Array(await response.arrayBuffer())
}

class CharacterMaps {
  async fetch({ name }: { readonly name: string }) {
    return { cMapData: await fetchData(`${name}.bcmap`), isCompressed: true }
  }
}

class PackageData {
  fetch({ filename }: { readonly filename: string }) {
    return fetchData(filename)
  }
}

/** Canvases of a worker, which has no document to make them. */
class WorkerCanvases {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(width, height)
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) }
  }

  reset(made: { readonly canvas: OffscreenCanvas }, width: number, height: number) {
    made.canvas.width = width
    made.canvas.height = height
  }

  destroy(made: { readonly canvas: OffscreenCanvas }) {
    made.canvas.width = 0
    made.canvas.height = 0
  }
}

/** Colour filters are SVG elements of a document: a page is drawn without them. */
class NoFilters {
  addFilter() {
    return 'none'
  }

  addHCMFilter() {
    return 'none'
  }

  addAlphaFilter() {
    return 'none'
  }

  addLuminosityFilter() {
    return 'none'
  }

  addHighlightHCMFilter() {
    return 'none'
  }

  destroy() {
    return undefined
  }
}

/** How pdf.js works inside a worker and within the content security policy. */
export const PDF_FACTORIES = {
  CMapReaderFactory: CharacterMaps,
  StandardFontDataFactory: PackageData,
  WasmFactory: PackageData,
  CanvasFactory: WorkerCanvases,
  FilterFactory: NoFilters,
  // Where its fonts would be installed; they are drawn as outlines instead.
  ownerDocument: {} as HTMLDocument,
  useWorkerFetch: false,
} as const
