/** Passwords are hashed with argon2id; parameters follow the OWASP minimum for it (19 MiB, two passes). */
import { hash, verify } from '@node-rs/argon2'

const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, settings)

// Checked when there is no such account, so that an answer takes as long whether or not the account exists.
const nobody = hashPassword('no account has this password')

export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobody), password)
  return stored !== null && matches
}

/** Long enough to resist guessing; length is what matters, so no other rule. */
export const passwordLength = { least: 12, most: 200 }
