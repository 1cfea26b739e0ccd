/** Reads a PDF by its tags alone, as a screen reader would: what has no tag is not there. */
import { extractText, getDocumentProxy } from 'unpdf'
import { plain } from './read-html.ts'

interface Tagged {
  role: string
  alt?: string
  children: (Tagged | { type: string; id: string })[]
}

export interface ReadPdf {
  title: string
  language: string
  marked: boolean
  showsTitle: boolean
  /** Of the two levels. */
  bookmarks: string[]
  /** Of all pages; a table that goes over a page counts on both. */
  roles: Map<string, number>
  tables: string[][][]
  /** The headings of rows and of columns, each by its words. */
  headings: string[]
  /** All that is said, footnotes and their marks left out. */
  words: string
  footnotes: string[]
  alternatives: string[]
  pages: number
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const info = (await pdf.getMetadata()).info as Record<string, string>
  const preferences = (await pdf.getViewerPreferences()) as { DisplayDocTitle?: boolean } | null
  const outline = (await pdf.getOutline()) ?? []
  const read: ReadPdf = {
    title: info.Title ?? '',
    language: info.Language ?? '',
    marked: (await pdf.getMarkInfo())?.Marked ?? false,
    showsTitle: preferences?.DisplayDocTitle ?? false,
    bookmarks: outline.flatMap(({ title, items }) => [title, ...items.map((one) => one.title)]),
    roles: new Map(),
    tables: [],
    headings: [],
    words: '',
    footnotes: [],
    alternatives: [],
    pages: pdf.numPages,
  }
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const tree = (await page.getStructTree()) as Tagged | null
    if (tree) readPage(tree, await textsOf(page), read)
  }
  read.words = plain(read.words)
  return read
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>

/** What stands on a page, by the mark that the tags name it by. */
async function textsOf(page: Page): Promise<Map<string, string>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const texts = new Map<string, string>()
  const open: (string | null)[] = []
  for (const item of items as { type?: string; id?: string | null; str?: string; hasEOL?: boolean }[]) {
    if (item.type?.startsWith('begin')) open.push(item.id ?? null)
    else if (item.type === 'endMarkedContent') open.pop()
    else {
      const id = open.findLast((one) => one !== null)
      if (id) texts.set(id, `${texts.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`)
    }
  }
  return texts
}

function readPage(tree: Tagged, texts: ReadonlyMap<string, string>, read: ReadPdf): void {
  const said = (node: Tagged): string =>
    plain(
      node.children.map((child) => ('role' in child ? said(child) : (texts.get(child.id) ?? ''))).join(' '),
    )
  const visit = (node: Tagged): void => {
    read.roles.set(node.role, (read.roles.get(node.role) ?? 0) + 1)
    if (node.role === 'Note') {
      read.footnotes.push(said(node))
      return
    }
    if (node.role === 'Lbl') return
    if (node.role === 'Figure') read.alternatives.push(node.alt ?? '')
    if (node.role === 'Table') read.tables.push([])
    if (node.role === 'TR') {
      const cells = node.children.filter((child): child is Tagged => 'role' in child)
      // On each page the tags name the whole table; what stands on another page has no words here.
      const row = cells.map(said)
      if (row.some((words) => words !== '')) read.tables.at(-1)!.push(row)
    }
    if (node.role === 'TH' && said(node) !== '') read.headings.push(said(node))
    for (const child of node.children) {
      if ('role' in child) visit(child)
      else read.words += `${texts.get(child.id) ?? ''} `
    }
  }
  visit(tree)
}

/** What stands on each page, as it is laid out, tagged or not. */
export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false })
  return text.map(plain)
}
