import { describe, expect, it } from 'vitest'
import { csvLimits, readCsvTable } from './csv.ts'
import { FileFault } from './file-fault.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

function faultOf(content: Uint8Array): FileFault {
  try {
    readCsvTable(content)
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
  ])('is read with %s', (_, text) => {
    expect(readCsvTable(bytes(text))).toEqual({ headings: ['case_ref', 'age'], rows: [['C-1', '15']] })
  })

  it('keeps Windows letters and Welsh letters', () => {
    const windows = Uint8Array.from([...bytes('a,b\nCaf'), 0xe9, ...bytes(',x')])
    expect(readCsvTable(windows).rows).toEqual([['Café', 'x']])
    expect(readCsvTable(bytes('a,b\nTŷ,x')).rows).toEqual([['Tŷ', 'x']])
  })

  it('reads the Unicode text that spreadsheets save', () => {
    const utf16 = new Uint8Array(Buffer.from('\ufeffa\tb\nTŷ\tx', 'utf16le'))
    expect(readCsvTable(utf16)).toEqual({ headings: ['a', 'b'], rows: [['Tŷ', 'x']] })
  })

  it('keeps blank rows inside, so that row numbers stay those of the file, and drops those at the end', () => {
    expect(readCsvTable(bytes('a,b\n1,2\n\n3,4\n,\n\n')).rows).toEqual([['1', '2'], [''], ['3', '4']])
  })

  it('keeps delimiters, quotes and line breaks inside quoted cells', () => {
    expect(readCsvTable(bytes('"a;x;y;z",b\n"1,5","say ""hi""\nthere"')).rows).toEqual([
      ['1,5', 'say "hi"\nthere'],
    ])
  })
})

describe('a file that is not a usable CSV file', () => {
  it.each([
    ['nothing in it', bytes(' \n'), 'file-empty'],
    ['a spreadsheet', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1]), 'not-csv'],
    ['an old spreadsheet', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'not-csv'],
    ['a PDF', bytes('%PDF-1.7'), 'not-csv'],
    ['other bytes', Uint8Array.from([65, 0, 66]), 'not-csv'],
    ['a blank first row', bytes('\na,b\n1,2'), 'no-headings'],
    ['a quote without its end', bytes('a,b\n"1,2\n3,4'), 'quotes-unclosed'],
    ['a stray quote', bytes('a,b\n1,x"y"z'), 'quotes-misplaced'],
    ['too many columns', bytes(`a\n${','.repeat(csvLimits.columns)}x`), 'too-many-columns'],
    ['too many rows', bytes(`a${'\n1'.repeat(csvLimits.rows + 1)}`), 'too-many-rows'],
    ['too many bytes', new Uint8Array(csvLimits.bytes + 1), 'file-too-large'],
  ])('is refused for %s', (_, content, code) => {
    const fault = faultOf(content)
    expect(fault.code).toBe(code)
    expect(fault.message).toMatch(/\.$/)
  })

  it('names the line of a stray quote', () => {
    expect(faultOf(bytes('a,b\n1,2\n1,x"y')).message).toContain('line 3')
  })

  it('reads a file exactly at the limits', () => {
    expect(readCsvTable(bytes(`a${'\n1'.repeat(csvLimits.rows)}`)).rows).toHaveLength(csvLimits.rows)
  })
})
