import { type Html, html } from '../html.ts'
import { type Attributes, attribute, attributes } from './attributes.ts'
import { classes } from './classes.ts'
import { type ContentParams, content, type Listed } from './content.ts'
import { type TagParams, tag } from './tag.ts'

export interface TaskListItem {
  title: ContentParams & { classes?: string }
  hint?: ContentParams
  /** A tag, or plain words. */
  status: ContentParams & { tag?: TagParams; classes?: string }
  /** Without it the task cannot be started yet. */
  href?: string
  classes?: string
}

export interface TaskListParams {
  items: Listed<TaskListItem>
  classes?: string
  attributes?: Attributes
  /** "task-list" unless told. */
  idPrefix?: string
}

/** What there is to do, and how far each thing is. */
export function taskList(params: TaskListParams): Html {
  const prefix = params.idPrefix || 'task-list'
  return html`<ul class="${classes('govuk-task-list', params.classes)}"${attributes(params.attributes)}>
    ${params.items.map((item, at) => item && task(item, `${prefix}-${at + 1}`))}</ul>`
}

function task(item: TaskListItem, id: string): Html {
  const statusId = `${id}-status`
  const hintId = `${id}-hint`
  const title = item.href
    ? html`<a class="${classes('govuk-link govuk-task-list__link', item.title.classes)}" href="${item.href}" aria-describedby="${item.hint ? `${hintId} ${statusId}` : statusId}">${content(item.title)}</a>`
    : html`<div${attribute('class', item.title.classes)}>${content(item.title)}</div>`
  const hint =
    item.hint && html`<div id="${hintId}" class="govuk-task-list__hint">${content(item.hint)}</div>`
  const status = item.status.tag ? tag(item.status.tag) : content(item.status)
  return html`<li class="${classes('govuk-task-list__item', item.href && 'govuk-task-list__item--with-link', item.classes)}">
    <div class="govuk-task-list__name-and-hint">${title}${hint}</div>
    <div class="${classes('govuk-task-list__status', item.status.classes)}" id="${statusId}">
    ${status}</div></li>`
}
