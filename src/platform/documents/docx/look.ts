/** The styles of a report as DOCX: those that word processors know by name, so that a reader can change them all at once. */
import { type IStylesOptions, LineRuleType } from 'docx'

/** On every machine that opens such files. */
const typeface = 'Arial'

export const ink = '1D4E5F'
export const grey = '505A5F'

/** Where what is said of a fact begins, beside its name. In twentieths of a point. */
const factsFrom = 2600

const heading = (size: number, before: number, after: number) => ({
  run: { size, bold: true, color: ink, font: typeface },
  paragraph: { spacing: { before, after }, keepNext: true },
})

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: typeface, size: 22, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 160, line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: heading(56, 0, 240),
    heading1: heading(40, 0, 240),
    heading2: heading(28, 320, 140),
    heading3: heading(24, 240, 100),
    footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 40 } } },
  },
  paragraphStyles: [
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { bold: true },
      paragraph: { keepNext: true, spacing: { before: 200, after: 100 } },
    },
    {
      id: 'Source',
      name: 'Source',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 18, color: grey },
    },
    { id: 'CoverLine', name: 'Cover line', basedOn: 'Normal', run: { size: 28, color: grey } },
    {
      id: 'CoverFact',
      name: 'Cover fact',
      basedOn: 'Normal',
      paragraph: {
        spacing: { after: 100 },
        indent: { left: factsFrom, hanging: factsFrom },
      },
    },
    {
      id: 'ContentsHeading',
      name: 'Contents heading',
      basedOn: 'Normal',
      run: { size: 40, bold: true, color: ink },
      paragraph: { spacing: { after: 240 }, keepNext: true },
    },
  ],
}
