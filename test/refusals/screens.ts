/** What comes in place of a whole screen and cannot be kept. */
import { bytes, form, json, plainText, question, type Row, refused } from './row.ts'

const notWhole = 'The page was not sent whole. Reload it and try again.'
const kept = (fields: string) => `version:${question}=2&${question}=no&note:${question}=Second.&${fields}`

// biome-ignore format: a table, a row a line
export const screens: Row[] = [
  { what: 'an answer sent twice', send: `version:${question}=2&${question}=yes&${question}=no&note:${question}=Second.`, ...refused, fields: [question], says: notWhole },
  { what: 'a note sent twice', send: `version:${question}=2&${question}=no&note:${question}=Second.&note:${question}=Third.`, ...refused, fields: [question], says: notWhole },
  { what: 'a version sent twice', send: kept(`version:${question}=1`), ...refused, fields: [question], says: notWhole },
  { what: 'an answer without its version', send: kept('court-assessment-child-safety=yes'), ...refused, fields: ['court-assessment-child-safety'], says: notWhole },
  { what: 'a note without its version', send: kept('note:court-assessment-child-safety=Lost%3F'), ...refused, fields: ['court-assessment-child-safety'], says: notWhole },
  ...['-1', '1e3', '99999999999', '', 'two'].map((version) => ({ what: `the version “${version}”`, send: `version:${question}=${version}&${question}=yes`, ...refused, fields: [question], says: notWhole })),
  { what: 'nothing', send: '', ...refused, fields: [''], says: notWhole },
  { what: 'a form of another page', send: 'reason=none', ...refused, fields: [''], says: notWhole },
  { what: 'answers as JSON of other types', type: json, send: { [`version:${question}`]: '2', [question]: true, [`note:${question}`]: 'Second.' }, ...refused, fields: [question], says: notWhole },
  { what: 'a list as JSON', type: json, send: [question, 'yes'], ...refused, fields: [''], says: notWhole },
  { what: 'a question of the other kind of case', send: 'version:joint-working-service=0&joint-working-service=yes', ...refused, fields: ['joint-working-service'], says: 'is not asked of this kind of case' },
  { what: 'half a character, in percent signs', send: `version:${question}=2&note:${question}=%F0%9F%98`, ...refused, fields: [''], says: 'bytes that are no text' },
  { what: 'a percent sign with nothing behind it', send: `version:${question}=2&note:${question}=100%`, ...refused, fields: [''], says: 'bytes that are no text' },
  { what: 'bytes that are no character', send: bytes(`version:${question}=2&note:${question}=`, 0xff, 0xfe), ...refused, fields: [''], says: 'bytes that are no text' },
  { what: 'NUL', send: `version:${question}=2&note:${question}=a%00b`, ...refused, fields: [`note:${question}`], says: plainText },
  { what: 'a control character', send: `version:${question}=2&note:${question}=a%07b`, ...refused, fields: [`note:${question}`], says: 'control characters' },
  { what: 'the note too long, in a script of many bytes', send: `version:${question}=2&note:${question}=${encodeURIComponent('ŵ'.repeat(20_001))}`, ...refused, fields: [`note:${question}`], says: 'It has 20,001.' },
  { what: 'a form larger than any screen', send: `version:${question}=2&note:${question}=${'x'.repeat(9_000_000)}`, status: 413, problem: 'too-large', says: 'What was sent is too large' },
  { what: 'plain text', type: 'text/plain', send: kept(''), ...refused, fields: [''], says: 'neither a form nor JSON' },
  { what: 'a form with a file', type: 'multipart/form-data; boundary=x', send: '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\na\r\n--x--\r\n', ...refused, fields: [''], says: notWhole },
  { what: 'a standard that does not exist', screen: 'standards/nothing', send: kept(''), status: 404, problem: 'not-found', says: 'Page not found' },
  { what: 'a colleague’s case', to: 'a colleague’s', send: kept(''), status: 404, problem: 'not-found', says: 'Page not found' },
  { what: 'no form token', token: '', send: kept(''), status: 403, problem: 'form-expired', says: 'This form can no longer be sent' },
].map((row) => ({ screen: 'standards/court-assessment', type: form, ...row }))
