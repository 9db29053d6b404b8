import type { Block, CellContent, Layout, Run } from '#shared/forms/layout.ts'
import { assertNever, ok, type Result, refuse } from '#shared/result.ts'
import { splitByFont } from './font-runs.ts'
import type { PaperFaces, Voice } from './paper-fonts.ts'

interface Spoken {
  readonly text: string
  readonly voice: Voice
  /** Whose text it is: the field's name, or the form itself. */
  readonly field: string
}

/** Refuses a layout with a character no font draws, naming the characters and the first field. */
export function checkCoverage(layout: Layout, faces: PaperFaces): Result<undefined> {
  for (const { text, voice, field } of spokenTexts(layout)) {
    const { uncovered } = splitByFont(text, faces[voice])
    if (uncovered.length > 0) {
      const named = uncovered.map((c) => `“${c}”（${unicodeName(c)}）`).join('、')
      return refuse(
        'glyph-missing',
        `${field}中的${named}在字库里没有字形，印出来会是空框，所以没有打印；请核对是否录错，确需此字请手写办理`,
      )
    }
  }
  return ok(undefined)
}

/** Every text of the page, under the name of its field. */
function spokenTexts(layout: Layout): readonly Spoken[] {
  const { title, corner, footer, watermark } = layout
  return [
    own(title, 'title'),
    own(corner.left),
    ...corner.right.map(spoken),
    ...layout.blocks.flatMap(textsOfBlock),
    own(footer.left),
    own(footer.right),
    own(watermark ?? '', 'title'),
  ]
}

function textsOfBlock(block: Block): readonly Spoken[] {
  switch (block.kind) {
    case 'grid':
      return block.rows.flatMap(({ cells }) => cells.flatMap(({ content }) => textsOfCell(content)))
    case 'paragraph':
    case 'remark':
      return block.runs.map(spoken)
    case 'annex':
      return [own(block.title, 'title')]
    case 'list':
      return block.items.flatMap(({ mark, text }) => [own(mark), own(text)])
    case 'gauge':
    case 'crosses':
      return []
    default:
      return assertNever(block)
  }
}

function textsOfCell(content: CellContent): readonly Spoken[] {
  switch (content.kind) {
    case 'label':
    case 'heading':
      return [own(content.text)]
    case 'value':
      return [spoken(content.run)]
    case 'options':
      return content.options.map(({ label }) => own(label))
    case 'notes':
      return content.items.map((item) => own(item))
    case 'lines':
      return content.items.flatMap(({ text, cited }) => [own(text), own(cited)])
    case 'phrase':
      return content.runs.map(spoken)
    case 'by-hand':
    case 'covered':
      return []
    default:
      return assertNever(content)
  }
}

function own(text: string, voice: Voice = 'text'): Spoken {
  return { text, voice, field: '表格文字' }
}

function spoken(run: Run): Spoken {
  return run.voice === 'form' ? own(run.text) : { ...run, voice: 'text' }
}

/** `U+2A6A5`. */
function unicodeName(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`
}
