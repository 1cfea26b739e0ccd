/** Every form that a report is given out in. */
import { odsType, xlsxType } from '../files/types.ts'
import type { Source } from './issued.ts'

export interface FormatOfReport {
  /** What people choose by. */
  label: string
  about: string
  /** The end of a file's name. */
  ending: string
  type: string
  /** Takes so long that it is made in a process of its own. */
  apart: boolean
}

export const formats = {
  pdf: {
    label: 'PDF',
    about: 'for reading and printing; tagged for screen readers',
    ending: 'pdf',
    type: 'application/pdf',
    apart: true,
  },
  docx: {
    label: 'Word document (DOCX)',
    about: 'for comments and quotations',
    ending: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    apart: true,
  },
  html: {
    label: 'web page (HTML)',
    about: 'one file, for any browser',
    ending: 'html',
    type: 'text/html; charset=utf-8',
    apart: false,
  },
  ods: {
    label: 'data workbook (ODS)',
    about: 'every table of the report',
    ending: 'ods',
    type: odsType,
    apart: false,
  },
  xlsx: {
    label: 'data workbook (XLSX)',
    about: 'the same for Excel',
    ending: 'xlsx',
    type: xlsxType,
    apart: false,
  },
  csv: {
    label: 'data as CSV',
    about: 'a file a table, with a description, in one ZIP',
    ending: 'csv.zip',
    type: 'application/zip',
    apart: false,
  },
  json: {
    label: 'everything as JSON',
    about: 'the whole document and its figures',
    ending: 'json',
    type: 'application/json; charset=utf-8',
    apart: false,
  },
} as const satisfies Record<string, FormatOfReport>

export type Format = keyof typeof formats
export const formatNames = Object.keys(formats) as [Format, ...Format[]]

/** Loaded only when it is needed: together they are large. */
const makers: Record<Format, (source: Source) => Promise<Uint8Array>> = {
  pdf: async (source) => (await import('./pdf/render.ts')).renderPdf(source),
  docx: async (source) => (await import('./docx/render.ts')).renderDocx(source),
  html: async (source) => (await import('./html-file.ts')).renderHtml(source),
  ods: async (source) => (await import('./data/workbook.ts')).renderOds(source),
  xlsx: async (source) => (await import('./data/workbook.ts')).renderXlsx(source),
  csv: async (source) => (await import('./data/csv.ts')).renderCsv(source),
  json: async (source) => (await import('./data/json.ts')).renderJson(source),
}

/** Makes a form of a report, here and now. */
export const render = (format: Format, source: Source): Promise<Uint8Array> => makers[format](source)
