/** Puts what a report prints together with what its reader says of it. */
import type { Carried } from '#engine/published/carried-figures.ts'
import type { FiguresAsPrinted } from '#engine/published/figures-as-printed.ts'
import { slugFrom } from '#inspection/programme/slug.ts'

export type AboutReport = {
  title: string
  publisher: string
  area: string
  published?: string
  service?: string
  slug?: string
}

export type ToCarry = Carried & Pick<FiguresAsPrinted, 'framework' | 'prompts'>

export function figuresToCarry(
  printed: FiguresAsPrinted,
  about: AboutReport,
  file: { digest: string; bytes: number },
): { figures: ToCarry } | { faults: string[] } {
  const service = about.service?.trim() || printed.service
  const faults = [
    !service && 'it does not print the name of the service where it prints the score; give it with --service',
    !printed.overall && 'it prints no score, or no overall rating, so there is nothing to carry',
    printed.keyQuestions.length === 0 && 'it prints no figure of a key question',
  ].filter((fault) => fault !== false)
  if (faults.length > 0) return { faults }
  const published = about.published ?? null
  const { overall, ...rest } = printed
  return {
    figures: {
      ...rest,
      slug:
        about.slug ?? slugFrom(published === null ? about.area : `${about.area}-${published.slice(0, 4)}`),
      service: service!,
      area: about.area.trim(),
      published,
      source: { title: about.title.trim(), publisher: about.publisher.trim(), published, file },
      overall: overall!,
    },
  }
}
