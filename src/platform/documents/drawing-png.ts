/** A drawing as dots, for programs that cannot be relied on to show SVG. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'

const { resolve } = createRequire(import.meta.url)
const typeface = join(dirname(resolve('source-sans/package.json')), 'TTF')
/** In dots; sharp on paper at the width that drawings have there. */
const width = 1400

export const drawingAsPng = (svg: string): Buffer =>
  new Resvg(svg, {
    background: '#fff',
    fitTo: { mode: 'width', value: width },
    font: {
      fontFiles: ['Regular', 'Bold'].map((face) => join(typeface, `SourceSans3-${face}.ttf`)),
      loadSystemFonts: false,
      defaultFontFamily: 'Source Sans 3',
    },
  })
    .render()
    .asPng()
