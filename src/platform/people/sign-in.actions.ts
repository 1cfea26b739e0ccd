/** Signing in and out, and accounts. */
import { action } from '../audit/action.ts'
import type { StandingRole } from '../permissions/roles.ts'
import { endSession, startSession } from './session.ts'

export interface SignIn {
  person: string
  how: 'password' | 'demonstration'
  /** Token of the session that the browser had until now: it ends, whoever it belonged to. */
  instead?: string | null
}

/** Starts a session for a person whose identity has been shown. Returns the token for the cookie. */
export const signIn = action('signed-in', async (db, { person, how, instead }: SignIn) => {
  if (instead) await endSession(db, instead)
  return { stream: `person:${person}`, payload: { person, how }, result: await startSession(db, person) }
})

export const signOut = action('signed-out', async (db, input: { person: string; token: string }) => {
  await endSession(db, input.token)
  return { stream: `person:${input.person}`, payload: { person: input.person }, result: undefined }
})

export interface NewAccount {
  email: string
  name: string
  passwordHash: string | null
  roles: StandingRole[]
  demonstration?: boolean
}

/** Creates an account. Returns the person's id. */
export const createAccount = action('account-created', async (db, input: NewAccount) => {
  const { id } = await db
    .insertInto('person')
    .values({
      email: input.email.toLowerCase(),
      name: input.name,
      password_hash: input.passwordHash,
      demonstration: input.demonstration ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (input.roles.length > 0) {
    await db
      .insertInto('person_role')
      .values(input.roles.map((role) => ({ person_id: id, role })))
      .execute()
  }
  return { stream: `person:${id}`, payload: { person: id, roles: input.roles }, result: id }
})

/** Sets a new password and ends every other session of the account. */
export const changePassword = action(
  'password-changed',
  async (db, input: { person: string; passwordHash: string }) => {
    await db
      .updateTable('person')
      .set({ password_hash: input.passwordHash })
      .where('id', '=', input.person)
      .execute()
    await db.deleteFrom('session').where('person_id', '=', input.person).execute()
    return {
      stream: `person:${input.person}`,
      payload: { person: input.person },
      result: await startSession(db, input.person),
    }
  },
)
