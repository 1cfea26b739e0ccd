/** Who asks, what about, and may they? Stands before everything that anyone does. */
import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { DB } from '../database/schema.generated.ts'
import type { SignedIn } from '../people/session.ts'
import { finders } from '../permissions/finders.ts'
import { isTooClose, may, type Thing } from '../permissions/may.ts'
import type { Role } from '../permissions/roles.ts'
import { readSessionToken } from './cookies.ts'
import type { AnyEndpoint } from './endpoint.ts'
import { Problem } from './problems.ts'
import { readParams } from './read-request.ts'

/**
 * @param recognised is told who asks, also when they are refused: the page that says so greets them
 * @throws Problem sign-in-needed, not-found or not-allowed
 */
export async function enterDoor(
  endpoint: AnyEndpoint,
  request: FastifyRequest,
  db: Kysely<DB>,
  recognised?: (person: SignedIn | null) => void,
) {
  const token = readSessionToken(request)
  // An address that nothing can have is not looked up.
  readParams(undefined, request.params)
  const find = finders[endpoint.thing as Thing]
  const { person, found } = await find(db, token, request.params as Record<string, string>)
  recognised?.(person)
  if (!found || !may(found.roles, endpoint.verb, endpoint.thing))
    throw (await found?.why?.(db)) ?? refusal(endpoint, person, found)
  return { person, found }
}

/** Not signed in: sign in first. Signed in but nothing to do with the thing: it is not there. Otherwise: not allowed. */
function refusal(
  endpoint: AnyEndpoint,
  person: SignedIn | null,
  found: { roles: ReadonlySet<Role> } | null,
): Problem {
  if (!person) return new Problem('sign-in-needed')
  if (
    !found ||
    (endpoint.thing !== 'programme' && !may(found.roles, 'see' as never, endpoint.thing as never))
  ) {
    return new Problem('not-found')
  }
  return isTooClose(found.roles, endpoint.verb as never, endpoint.thing)
    ? new Problem(
        'not-allowed',
        'You are too close to this service, so its results, its ratings and its report are not shown to you. Your account page says which interests you registered; what you declare at a meeting of the ratings panel counts too.',
      )
    : new Problem('not-allowed')
}
