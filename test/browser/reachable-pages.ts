/** Follows links as a reader would, and tells what pages are made of. */
import { type DefaultTreeAdapterMap, parse } from 'parse5'

type Node = DefaultTreeAdapterMap['node']

/** What a link leads to; `location` where it leads on to another page. */
export interface Fetched {
  status: number
  body: string
  location: string | undefined
}

type Meet = (tag: string, attributes: Map<string, string>) => boolean

/** Meets each element, and what is inside it where `meet` says so. */
function walk(node: Node, meet: Meet): void {
  const enter =
    !('tagName' in node) || meet(node.tagName, new Map(node.attrs.map(({ name, value }) => [name, value])))
  if (enter && 'childNodes' in node) for (const child of node.childNodes) walk(child, meet)
}

/** On the page of components the examples lead nowhere. */
const isExample = (attributes: Map<string, string>) => attributes.get('class') === 'pl-example'

/** The links of a page that stay on the site and are not downloads. */
function linksOf(page: Node): string[] {
  const links: string[] = []
  walk(page, (tag, attributes) => {
    const href = attributes.get('href')?.split('#')[0]
    if (tag === 'a' && href?.startsWith('/') && !attributes.has('download')) links.push(href)
    return !isExample(attributes)
  })
  return links
}

/** The kinds of element a page is made of below its header. Pages with the same kinds look alike, whatever they say. */
function kindsOf(page: Node): Set<string> {
  const kinds = new Set<string>()
  let inside = false
  walk(page, (tag, attributes) => {
    inside ||= tag === 'main'
    if (inside) kinds.add([tag, ...(attributes.get('class') ?? '').split(' ').toSorted()].join('.'))
    return true
  })
  return kinds
}

const titleOf = (body: string) => /<title>(.*?)<\/title>/.exec(body)?.[1] ?? ''

export interface ReachedPage {
  path: string
  title: string
  door: string
  kinds: Set<string>
}

/**
 * Addresses of one door that differ in their query, or in which case they are of, are read this often: the history of
 * every question of every case is one page a thousand times over.
 */
const oftenEnough = 25

/**
 * The pages that can be reached by links alone: every kind of page, though not each of a great many of one kind.
 * @param doors the addresses the program answers, with `:name` for what varies
 * @throws Error where a link leads nowhere
 */
export async function reachablePages(
  fetch: (path: string) => Promise<Fetched>,
  from: string,
  doors: readonly string[],
): Promise<ReachedPage[]> {
  const patterns = doors.map((door) => ({
    door,
    pattern: new RegExp(`^${door.replaceAll(/:\w+/g, '[^/]+')}$`),
  }))
  const doorOf = (path: string): string | undefined => {
    const address = path.split('?')[0]!
    // An exact address before one that varies.
    return (
      patterns.findLast((one) => one.door === address) ?? patterns.find((one) => one.pattern.test(address))
    )?.door
  }
  const known = new Map([[from, 'the beginning']])
  const read = new Map<string, number>()
  const pages: ReachedPage[] = []
  const broken: string[] = []
  for (const [path, source] of known) {
    const door = doorOf(path)
    const kind = `${door} ${[...new URL(path, 'http://site').searchParams.keys()].join(' ')}`
    read.set(kind, (read.get(kind) ?? 0) + 1)
    if (read.get(kind)! > oftenEnough) continue
    const { status, body, location } = await fetch(path)
    if (location) known.set(location, known.get(location) ?? path)
    else if (status !== 200) broken.push(`${source} links to ${path}, which answers ${status}`)
    else if (body.startsWith('<!DOCTYPE html>')) {
      const page = parse(body)
      for (const link of linksOf(page)) if (!known.has(link)) known.set(link, path)
      pages.push({ path, title: titleOf(body), door: String(door), kinds: kindsOf(page) })
    }
  }
  if (broken.length > 0) throw new Error(broken.join('\n'))
  return pages
}

/** What was looked at already, for whomever: the doors, and the kinds of element wherever they stood. */
export interface Looked {
  doors: Set<string>
  kinds: Set<string>
}

/**
 * Pages on which, together, each door and each kind of element can be looked at; the richest first, so that they are few.
 * @param looked is added to
 */
export function worthLooking(pages: readonly ReachedPage[], looked: Looked): ReachedPage[] {
  return pages
    .toSorted((a, b) => b.kinds.size - a.kinds.size)
    .filter(({ door, kinds }) => {
      const fresh = !looked.doors.has(door) || !kinds.isSubsetOf(looked.kinds)
      looked.doors.add(door)
      for (const kind of kinds) looked.kinds.add(kind)
      return fresh
    })
}
