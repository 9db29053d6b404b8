import LayoutBuilder from 'pdfmake/js/LayoutBuilder.js'
import { isEntered } from './entered.ts'

/** As much of pdfmake's finished pages as is read here. */
interface LaidOutPage {
  items: readonly (
    | { readonly type: 'line'; readonly item: { inlines: readonly Inline[] } }
    | { readonly type: string; readonly item: object }
  )[]
}

interface Inline {
  decoration?: string | null
}

interface Builder {
  layoutDocument(...content: readonly unknown[]): LaidOutPage[]
}

/** Whether the document being laid out is for pre-printed paper. */
let leavesOut = false

/**
 * Lays a document out as a whole and keeps what was entered: everything stands where it stands on the
 * form, and labels, rules and foot are on the paper already. pdfmake has no step between layout and
 * drawing, so its own is taken; the version is pinned and `values-only.test.ts` reads what comes out.
 */
export async function withValuesOnly<T>(isWanted: boolean, draw: () => Promise<T>): Promise<T> {
  leavesOut = isWanted
  try {
    return await draw()
  } finally {
    leavesOut = false
  }
}

/** Takes pdfmake's step from content to pages, once. */
export function takeLayoutStep(): void {
  const prototype = layoutBuilder().prototype
  const layOut = prototype.layoutDocument
  prototype.layoutDocument = function (this: Builder, ...content) {
    const pages = layOut.call(this, ...content)
    if (leavesOut) for (const page of pages) page.items = page.items.filter(keepsEntered)
    return pages
  }
}

/** A line is left with what was entered in it, without the line under it; shifts of a cell stay. */
function keepsEntered(item: LaidOutPage['items'][number]): boolean {
  if (!isLine(item)) return item.type !== 'vector' || isEntered(item.item)
  const entered = item.item.inlines.filter(isEntered)
  for (const inline of entered) inline.decoration = null
  item.item.inlines = entered
  return entered.length > 0
}

function isLine(
  item: LaidOutPage['items'][number],
): item is Extract<LaidOutPage['items'][number], { readonly type: 'line' }> {
  return item.type === 'line'
}

/** Node hands a CommonJS module over as it is, the bundler its default. */
function layoutBuilder(): { readonly prototype: Builder } {
  // Safe: pdfmake 0.3.11 exports the class this way; it has no types of its own.
  const module = LayoutBuilder as { readonly prototype: Builder } & {
    readonly default?: { readonly prototype: Builder }
  }
  return module.default ?? module
}
