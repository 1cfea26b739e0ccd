import { describe, expect, it } from 'vitest'
import { FileFault } from './file-fault.ts'
import { kindOfFile } from './kind-of-file.ts'

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const compound = (name: string) =>
  new Uint8Array(Buffer.concat([latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.from(name, 'utf16le')]))

function faultOf(content: Uint8Array): FileFault {
  try {
    kindOfFile(content)
  } catch (error) {
    if (error instanceof FileFault) return error
    throw error
  }
  throw new Error('The file was taken.')
}

describe('a file that is no table, whatever it is called', () => {
  it.each([
    ['a PDF', latin('%PDF-1.7'), /a PDF/],
    ['a picture', latin('\x89PNG\r\n'), /a picture/],
    ['a photograph', latin('\xff\xd8\xff\xe0'), /a picture/],
    ['a bitmap', latin('BM\x46\x00\x00\x00'), /a picture/],
    ['a program', latin('MZ\x90\x00\x03\x00'), /a program/],
    ['a packed file', latin('\x1f\x8b\x08'), /packed/],
    ['a letter', latin('{\\rtf1'), /RTF/],
    ['a web page', latin('\n<!DOCTYPE html><html>'), /web page.*save it as XLSX/],
    ['a web page called XLS', latin('<html xmlns:o="urn:schemas-microsoft-com:office:office">'), /web page/],
    ['an archived web page', latin('MIME-Version: 1.0\r\n'), /web page/],
    ['a table of 2003', latin('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'), /2003/],
    ['a flat spreadsheet', latin('<?xml version="1.0"?><office:document '), /flat XML/],
    ['other XML', latin('<?xml version="1.0"?><cases/>'), /an XML file/],
    ['JSON', latin('[{"case_ref": 1}]'), /JSON/],
    ['an old spreadsheet', compound('Workbook'), /old Excel format.*XLSX/],
    ['an old document', compound('WordDocument'), /Word document/],
    ['an old slide show', compound('PowerPoint Document'), /older Office program/],
  ])('%s is called by its name', (_, content, message) => {
    const fault = faultOf(content)
    expect(fault.code).toBe('wrong-type')
    expect(fault.message).toMatch(message)
  })

  it('a spreadsheet with a password is said to have one', () => {
    expect(faultOf(compound('EncryptedPackage'))).toMatchObject({
      code: 'password-protected',
      message: expect.stringContaining('without a password'),
    })
  })
})

describe('a file that may be a table', () => {
  it.each([
    ['a heading that begins like a bitmap', 'BMI,age\n1,2'],
    ['a heading that begins like a program', 'MZ,age\n1,2'],
    ['brackets', '[ref],{age}\n1,2'],
  ])('is not mistaken for %s', (_, text) => {
    expect(kindOfFile(latin(text))).toBe('text')
  })
})
