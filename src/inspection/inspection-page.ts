/** The frame of every page of an inspection: whose it is, where it stands, and the way to its stages. */
import type { Framework } from '#engine/framework/shape.ts'
import { may } from '#platform/permissions/may.ts'
import type { Role } from '#platform/permissions/roles.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { type Html, html } from '#platform/web/html.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import { stages } from './stages.ts'

export interface Around {
  inspection: InspectionThing
  roles: ReadonlySet<Role>
}

function stageLinks({ inspection, roles }: Around, current: string): Html {
  const seen = new Set<string>()
  // Figures carried over from elsewhere went through no stage here.
  const own = inspection.origin === 'live' ? stages : []
  const links = own.filter((stage) => {
    if (seen.has(stage.path) || !may(roles, stage.see, 'inspection')) return false
    seen.add(stage.path)
    return true
  })
  const overview = { path: '', label: 'Overview' }
  // Whoever is too close to the service sees no results, and still finds the meeting at which they say so.
  const meetings =
    inspection.origin === 'live' &&
    may(roles, 'see panel', 'inspection') &&
    !may(roles, 'see results', 'inspection')
      ? [{ path: 'judgement/panel', label: 'Ratings panel' }]
      : []
  const alerts =
    inspection.origin === 'live' && may(roles, 'see alerts', 'inspection')
      ? [{ path: 'alerts', label: 'Alerts' }]
      : []
  return html`<nav class="pl-stages" aria-label="Stages of the inspection"><ul class="pl-stages__list">${[
    overview,
    ...links,
    ...meetings,
    ...alerts,
  ].map(
    (link) =>
      html`<li class="pl-stages__item"><a class="govuk-link govuk-link--no-visited-state" href="/inspections/${inspection.slug}${link.path ? `/${link.path}` : ''}"${link.path === current ? html` aria-current="page"` : ''}>${link.path === 'publication' ? 'Publication' : link.label}</a></li>`,
  )}</ul></nav>`
}

/**
 * @param current the stage's path ('' for the overview), so that its link is marked
 * @param title the page's heading
 * @param options.about what the title alone does not tell: the case that the page is about
 */
export function inspectionPage(
  around: Around,
  current: string,
  title: string,
  body: Html,
  options: Partial<Pick<Page, 'wide' | 'status' | 'back' | 'comesAgainAfter'>> & {
    before?: Html | ''
    about?: string
  } = {},
): Page {
  const { before = '', about, ...rest } = options
  return page(
    [title, about, around.inspection.serviceName].filter(Boolean).join(' – '),
    html`<span class="govuk-caption-l">${around.inspection.serviceName}</span>
${stageLinks(around, current)}
${before}
<h1 class="govuk-heading-l">${title}</h1>
${body}`,
    rest,
  )
}

/** How a framework is named on pages, with the version an inspection is pinned to. */
export const frameworkName = (framework: Framework): string =>
  `${framework.title} (version ${framework.version})`
