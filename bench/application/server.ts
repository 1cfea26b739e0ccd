/** The whole application, as it is started for people, on the database that a measurement prepared. */
import { connect } from '#platform/database/connect.ts'
import { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { buildServer } from '#platform/web/server.ts'
import { allEndpoints } from '../../src/endpoints.ts'
import { announce } from '../announce.ts'

const { db } = await connect(process.env.BENCH_DATABASE!)
const app = await buildServer(
  {
    db,
    frameworks: new PinnedFrameworks(db),
    demonstration: false,
    logLevel: 'warn',
    https: false,
    proxies: 0,
    // One machine asks for everybody here.
    requestsPerMinute: 10_000_000,
  },
  allEndpoints({ db, demonstration: false }),
)
announce(await app.listen({ host: '127.0.0.1', port: 0 }))
