'use strict';

const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const Koa = require('koa');
const MarkdownIt = require('markdown-it');

const store = `${process.env.FILE_STORAGE_LOCAL_ROOT_DIR}/start.md`;
if (!existsSync(store)) writeFileSync(store, '# Start\n\nWrite *here*.\n');
const parser = new MarkdownIt();
const app = new Koa();
app.use((context, next) => {
  if (context.path === '/_health') context.body = 'OK';
  else if (context.path === '/') context.body = parser.render(readFileSync(store, 'utf8'));
  else return next();
});
app.use(require('koa-static')('build'));
app.use(require('koa-static')('public'));
app.listen(Number(process.env.PORT ?? 3000));
