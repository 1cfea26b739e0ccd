/** The page a person sees when a request cannot be answered. */
import { html } from './html.ts'
import { type Page, page } from './outcome.ts'
import { type Problem, problems } from './problems.ts'

export function problemPage(problem: Problem, reference: string): Page {
  const { title, todo, status } = problems[problem.code]
  const own = problem.message !== title && problem.faults.length === 0 ? problem.message : null
  return page(
    title,
    html`<h1 class="govuk-heading-l">${title}</h1>
${own ? html`<p class="govuk-body">${own}</p>` : ''}
${problem.faults.length > 0 ? html`<ul class="govuk-list govuk-list--bullet">${problem.faults.map((fault) => html`<li>${fault.message}</li>`)}</ul>` : ''}
<p class="govuk-body">${todo}</p>
${status >= 500 ? html`<p class="govuk-body">Reference: ${reference}</p>` : ''}
${problem.code === 'sign-in-needed' ? html`<p class="govuk-body"><a class="govuk-link" href="/sign-in">Sign in</a></p>` : ''}`,
    { status },
  )
}
