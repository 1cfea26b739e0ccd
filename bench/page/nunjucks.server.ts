/** The page as most services of this kind render it: Express 5, Nunjucks, the macros that govuk-frontend ships. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import express from 'express'
import nunjucks from 'nunjucks'
import { announce } from '../announce.ts'
import { templateData } from './template-data.ts'
import { sixtyQuestionView } from './view.ts'

const { view, standard } = await sixtyQuestionView()
const macros = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist')
const app = express()
app.disable('x-powered-by')
// Compiled templates are kept, as in production.
nunjucks.configure([join(import.meta.dirname, 'templates'), macros], {
  autoescape: true,
  express: app,
  noCache: false,
  watch: false,
})
app.get('/', (_request, response) => response.render('standard.njk', templateData(view, standard)))
const server = app.listen(0, '127.0.0.1', () => {
  announce(`http://127.0.0.1:${(server.address() as { port: number }).port}`)
})
