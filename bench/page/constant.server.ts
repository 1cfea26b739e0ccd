/** The same page as a constant: what Fastify alone can send, as text and as bytes that are ready to go. */
import fastify from 'fastify'
import { standardPage } from '#inspection/casework/standard.page.ts'
import { layout } from '#platform/web/layout.page.ts'
import { announce } from '../announce.ts'
import { around, screen, sixtyQuestionView } from './view.ts'

const { view, standard } = await sixtyQuestionView()
const constant = layout(standardPage(view, standard, screen), around).toString()
const app = fastify()
app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(constant))
const bytes = Buffer.from(constant)
app.get('/bytes', (_request, reply) => reply.type('text/html; charset=utf-8').send(bytes))
announce(await app.listen({ host: '127.0.0.1', port: 0 }))
