/** What comes to the door for a single answer and cannot be kept. */
import { bytes, form, plainText, question, type Row, refused } from './row.ts'

const one = (answer: object) => ({ question, value: 'yes', note: 'New.', version: 2, ...answer })
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

// biome-ignore format: a table, a row a line
export const oneByOne: Row[] = [
  // Places
  { what: 'a colleague’s case', to: 'a colleague’s', send: one({}), status: 404, problem: 'not-found', says: 'Page not found' },
  { what: 'a case of another inspection', to: 'another inspection’s', send: one({}), status: 404, problem: 'not-found', says: 'Page not found' },
  { what: 'a completed case', to: 'mine, complete', send: one({}), status: 409, problem: 'stage-closed', late: true, says: 'This case is complete. Your answer is kept beside it' },
  { what: 'an inspection whose fieldwork is closed', to: 'mine, fieldwork closed', send: one({}), status: 409, problem: 'stage-closed', late: true, says: 'Fieldwork is closed. Your answer is kept beside the case' },
  // Questions
  { what: 'a question that does not exist', send: one({ question: 'court-nothing' }), ...refused, fields: ['court-nothing'], says: 'is not asked of this kind of case' },
  { what: 'a question of the other kind of case', to: 'mine, out of court', send: one({ version: 0 }), ...refused, fields: [question], says: 'is not asked of this kind of case' },
  { what: 'a question with the name of something every object has', send: one({ question: 'constructor' }), ...refused, fields: ['constructor'], says: 'is not asked of this kind of case' },
  { what: 'no question', send: one({ question: undefined }), ...refused, fields: ['question'], says: 'Say which question is answered' },
  { what: 'a question that is a number', send: one({ question: 211 }), ...refused, fields: ['question'], says: 'Say which question is answered' },
  { what: 'a question with a very long name', send: one({ question: 'q'.repeat(5000) }), ...refused, says: `“${'q'.repeat(60)}…” is not asked` },
  // Values
  ...[1, true, ['yes'], { answer: 'yes' }, undefined].map((value) => ({ what: `a value that is ${JSON.stringify(value)}`, send: one({ value }), ...refused, fields: ['value'], says: 'Send the value as text, or null for none.' })),
  { what: 'an empty value', send: one({ value: '' }), ...refused, fields: [question], says: '2.1.1 is answered yes or no, not “”' },
  { what: 'a value in capitals', send: one({ value: 'YES' }), ...refused, fields: [question], says: '2.1.1 is answered yes or no' },
  // Notes
  ...[1, true, ['a note'], { text: 'a note' }].map((note) => ({ what: `a note that is ${JSON.stringify(note)}`, send: one({ note }), ...refused, fields: ['note'], says: 'Send the note as text, or null for none.' })),
  { what: 'a note of 20,001 emoji', send: one({ note: '😀'.repeat(20_001) }), ...refused, fields: [`note:${question}`], says: 'to 20,000 characters or fewer. It has 20,001.' },
  { what: 'a note of 20,001 letters and accents', send: one({ note: `${'e\u0301'.repeat(10_000)}x` }), ...refused, fields: [`note:${question}`], says: 'It has 20,001.' },
  { what: 'a note of a quarter of a million letters', send: one({ note: 'x'.repeat(250_000) }), ...refused, fields: [`note:${question}`], says: 'It has 250,000.' },
  { what: 'a note longer than any form', send: one({ note: 'x'.repeat(300_000) }), status: 413, problem: 'too-large', says: 'What was sent is too large' },
  ...['\u0007', '\u001b', '\u007f', '\u0085'].map((control) => ({ what: `a note with the control character ${JSON.stringify(control)}`, send: one({ note: `a${control}b` }), ...refused, fields: [`note:${question}`], says: 'characters that cannot be kept, such as control characters' })),
  { what: 'a note with NUL', send: one({ note: 'a\0b' }), ...refused, fields: ['note'], says: plainText },
  { what: 'a note with half a character', send: one({ note: 'a\ud83d' }), ...refused, fields: ['note'], says: plainText },
  { what: 'all of it wrong at once', send: { question: 1, value: 2, note: 3, version: '4' }, ...refused, fields: ['question', 'value', 'note', 'version'], says: 'Say which question' },
  { what: 'a wrong value with a long note', send: one({ value: 'maybe', note: 'x'.repeat(20_001) }), ...refused, fields: [question, `note:${question}`], says: 'not “maybe”' },
  // Versions
  ...[-1, 0.5, 1e12, '2', null, undefined].map((version) => ({ what: `the version ${JSON.stringify(version)}`, send: one({ version }), ...refused, fields: ['version'], says: 'Send the version the page shows' })),
  ...[0, 1, 3, 999_999_999].map((version) => ({ what: `the version ${version} where the newest is 2`, send: one({ version }), status: 409, problem: 'changed-meanwhile', late: true, says: 'Sam Inspector changed this at' })),
  { what: 'the first answer again, after the second', send: one({ note: 'First.', version: 0 }), status: 409, problem: 'changed-meanwhile', late: true, says: 'Sam Inspector changed this at' },
  { what: 'a version where there is none yet', send: one({ question: 'court-planning-desistance' }), status: 409, problem: 'changed-meanwhile', late: true, says: 'Someone changed this' },
  // What is no answer at all
  ...['[]', 'null', '"yes"', '7'].map((send) => ({ what: `the JSON ${send}`, send, ...refused, fields: [''], says: 'Send one answer' })),
  ...['', '{', 'yes', `{"question":"${question}"`].map((send) => ({ what: `broken JSON: ${send}`, send, ...refused, fields: [''], says: 'not whole, or is not JSON' })),
  { what: 'a value nested very deep', send: `{"question":"${question}","version":2,"value":${deep(100_000)}}`, ...refused, fields: ['value'], says: 'Send the value as text' },
  { what: 'an object that would change all objects', send: `{"__proto__":{"value":"yes"},"question":"${question}","value":"yes","version":2}`, ...refused, fields: [''], says: 'not whole, or is not JSON' },
  { what: 'bytes that are no character', send: bytes(`{"question":"${question}","value":"yes","version":2,"note":"a`, 0xc3, 0x28, 0x22, 0x7d), ...refused, fields: [''], says: 'bytes that are no text' },
  { what: 'a character that is cut off', send: bytes(`{"question":"${question}","value":"yes","version":2,"note":"a`, 0xf0, 0x9f, 0x98, 0x22, 0x7d), ...refused, fields: [''], says: 'bytes that are no text' },
  { what: 'another alphabet than it says', type: 'application/json; charset=utf-8', send: bytes(`{"question":"${question}","value":"yes","version":2,"note":"caf`, 0xe9, 0x22, 0x7d), ...refused, fields: [''], says: 'bytes that are no text' },
  { what: 'plain text', type: 'text/plain', send: JSON.stringify(one({})), ...refused, fields: [''], says: 'neither a form nor JSON' },
  { what: 'XML', type: 'application/xml', send: '<answer/>', ...refused, fields: [''], says: 'neither a form nor JSON' },
  { what: 'a form', type: form, send: `question=${question}&value=yes&version=2`, ...refused, fields: ['version'], says: 'Send the version' },
  { what: 'a form with a file', type: 'multipart/form-data; boundary=x', send: '--x--\r\n', ...refused, fields: [''], says: 'Send one answer' },
  // Who sends it
  { what: 'no form token', token: '', send: one({}), status: 403, problem: 'form-expired', says: 'This form can no longer be sent' },
  { what: 'somebody else’s form token', token: 'robin', send: one({}), status: 403, problem: 'form-expired', says: 'This form can no longer be sent' },
]
