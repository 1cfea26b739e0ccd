// Records that only this session's key opens: AES-GCM, with the key's name and the record's own bound in, so that no
// record can be passed off as another. Names are keyed hashes: they tell nobody which case or question they are of.

const bytes = new TextEncoder()

/** The record's name for something, such as a page's address. */
export async function nameOf(key, text) {
  const signed = await crypto.subtle.sign('HMAC', key.naming, bytes.encode(text))
  return Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const sealed = (key, id) => bytes.encode(`${key.id}/${id}`)

/** @returns the record to keep: its name, its key's name, and what nobody else can read */
export async function lock(key, id, content) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: sealed(key, id) },
    key.cipher,
    bytes.encode(JSON.stringify(content)),
  )
  return { id, key: key.id, iv, data }
}

/** @throws OperationError when the record was not locked with this key, or was changed since */
export async function unlock(key, { id, iv, data }) {
  const content = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv, additionalData: sealed(key, id) },
    key.cipher,
    data,
  )
  return JSON.parse(new TextDecoder().decode(content))
}
