import { describe, expect, it } from 'vitest'
import { FileFault } from './file-fault.ts'
import { fileLimits } from './limits.ts'
import { readTable } from './read-table.ts'
import type { ScoreHeadings } from './table.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const wide = (text: string, bigEndian = false) => {
  const made = Buffer.from(text, 'utf16le')
  return new Uint8Array(bigEndian ? made.swap16() : made)
}
const known: ScoreHeadings = (cells) => cells.filter((cell) => ['case_ref', 'age'].includes(cell)).length

const read = async (content: string | Uint8Array, score?: ScoreHeadings) => {
  const { headings, rows } = await readTable(typeof content === 'string' ? bytes(content) : content, score)
  return { headings, rows }
}

async function faultOf(content: Uint8Array): Promise<FileFault> {
  try {
    await readTable(content)
  } catch (error) {
    if (error instanceof FileFault) return error
    throw error
  }
  throw new Error('The file was read without a fault.')
}

describe('a CSV file as a spreadsheet program writes it', () => {
  it.each([
    ['commas', 'case_ref,age\r\nC-1,15\r\n'],
    ['semicolons', 'case_ref;age\nC-1;15'],
    ['tabs', 'case_ref\tage\nC-1\t15'],
    ['bars', 'case_ref|age\nC-1|15'],
    ['a byte order mark', '\ufeffcase_ref,age\nC-1,15'],
    ['a line that names the delimiter', 'sep=;\r\ncase_ref;age\r\nC-1;15'],
    ['old line ends', 'case_ref,age\rC-1,15\r'],
    ['empty columns at the end', 'case_ref,age,,,\nC-1,15,,,\n'],
    ['quotes around everything', '"case_ref","age"\n"C-1","15"'],
    ['marks that nobody sees', 'case\u200b_ref,age\nC-1\ufeff,15'],
  ])('is read with %s', async (_, text) => {
    expect(await read(text)).toEqual({ headings: ['case_ref', 'age'], rows: [['C-1', '15']] })
  })

  it.each([
    ['UTF-8', bytes('a,b\nTŷ,x')],
    ['UTF-16', wide('\ufeffa\tb\nTŷ\tx')],
    ['UTF-16, the other way round', wide('\ufeffa\tb\nTŷ\tx', true)],
    ['UTF-16 without its mark', wide('a\tb\nTŷ\tx')],
    ['UTF-16 without its mark, the other way round', wide('a\tb\nTŷ\tx', true)],
  ])('keeps its letters in %s', async (_, content) => {
    expect(await read(content)).toEqual({ headings: ['a', 'b'], rows: [['Tŷ', 'x']] })
  })

  it('keeps Windows letters', async () => {
    const windows = Uint8Array.from([...bytes('a,b\nCaf'), 0xe9, ...bytes(',x '), 0x96, ...bytes(' y')])
    expect((await read(windows)).rows).toEqual([['Café', 'x – y']])
  })

  it('keeps blank rows inside, so that row numbers stay those of the file, and drops those at the end', async () => {
    expect((await read('a,b\n1,2\n\n3,4\n,\n\n')).rows).toEqual([['1', '2'], [], ['3', '4']])
  })

  it.each([
    [`5'6"`, ['1', `5'6"`]],
    ['x"y"z', ['1', 'x"y"z']],
    ['"abc"def', ['1', '"abc"def']],
    ['"a;b"c', ['1', '"a;b"c']],
    ['say "a, b"', ['1', 'say "a', ' b"']],
  ])('keeps quotes that stand inside a cell without quotes around it: %s', async (cell, expected) => {
    expect((await read(`a,b\n1,${cell}\n2,x`)).rows).toEqual([expected, ['2', 'x']])
  })

  it('keeps delimiters, quotes and line breaks inside quoted cells', async () => {
    expect((await read('"a;x;y;z",b\n"1,5","say ""hi""\nthere"')).rows).toEqual([['1,5', 'say "hi"\nthere']])
  })

  it('reads text that was kept from becoming a number as that text', async () => {
    const { rows } = await read('a,b\n="001",2\n"=""002""",="x"\n3,="a,b"')
    expect(rows).toEqual([
      ['001', '2'],
      ['002', 'x'],
      ['3', 'a,b'],
    ])
  })

  it('takes the delimiter under which the headings match, whatever stands more often', async () => {
    const text = 'Children; cases; orders; all of 2026\ncase_ref,age\nC-1,15'
    expect(await readTable(bytes(text), known)).toMatchObject({
      headings: ['case_ref', 'age'],
      headingRow: 2,
    })
  })
})

describe('titles above the headings', () => {
  it('are passed over, rows keep their numbers, and it is said', async () => {
    const table = await readTable(bytes('Northmere,,\n\ncase_ref,age,x\nC-1,15,1\n'), known)
    expect(table).toMatchObject({
      headingRow: 3,
      headings: ['case_ref', 'age', 'x'],
      rows: [['C-1', '15', '1']],
      notes: ['The headings were found in row 3. Rows 1 to 2 were not read.'],
    })
  })

  it('are told from headings that nobody knows by being narrow', async () => {
    const table = await readTable(bytes('Northmere\nref,years,order\n1,2,3'), known)
    expect(table).toMatchObject({ headingRow: 2, headings: ['ref', 'years', 'order'] })
  })

  it('do not hide the first row where nothing else is wider', async () => {
    expect(await readTable(bytes('ref,years\n1,2\n3,4'), known)).toMatchObject({ headingRow: 1, notes: [] })
  })
})

describe('a file that is not a usable table', () => {
  it.each([
    ['nothing in it', new Uint8Array(), 'file-empty'],
    ['blanks', bytes(' \n,,\n'), 'file-empty'],
    ['a PDF', bytes('%PDF-1.7'), 'wrong-type'],
    ['other bytes', Uint8Array.from([65, 0, 66]), 'wrong-type'],
    ['a quote without its end', bytes('a,b\n"1,2\n3,4'), 'quotes-unclosed'],
    ['too many columns', bytes(`a\n${','.repeat(fileLimits.columns)}x`), 'too-many-columns'],
    ['too many rows', bytes(`a${'\n1'.repeat(fileLimits.rows + 1)}`), 'too-many-rows'],
    ['too many cells', bytes(`a\n${`${'1,'.repeat(255)}1\n`.repeat(16_000)}`), 'too-many-cells'],
    [
      'a cell of unusual length',
      bytes(`a,b\n1,${'x'.repeat(fileLimits.cellCharacters + 1)}`),
      'cell-too-long',
    ],
    ['too many bytes', new Uint8Array(fileLimits.bytes + 1), 'file-too-large'],
  ])('is refused for %s', async (_, content, code) => {
    const fault = await faultOf(content)
    expect(fault.code).toBe(code)
    expect(fault.message).toMatch(/\.$/)
  })

  it('names the line up to which a quote was looked for', async () => {
    expect((await faultOf(bytes('a,b\n1,2\n1,"x'))).message).toContain('line 3')
  })

  it('reads a file exactly at the limits', async () => {
    expect((await read(`a${'\n1'.repeat(fileLimits.rows)}`)).rows).toHaveLength(fileLimits.rows)
  })
})
