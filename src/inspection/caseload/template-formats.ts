/** The formats in which a service can have the file that it fills in. */
export const templateFormats = ['xlsx', 'ods', 'csv'] as const
export type TemplateFormat = (typeof templateFormats)[number]
