import { existsSync, readFileSync } from 'node:fs';
import express from 'express';

const app = express();
app.get('/items', (_request, response) => {
  const format = require(`${__dirname}/../extensions/duration/index.js`);
  const items = existsSync('data.json') ? JSON.parse(readFileSync('data.json', 'utf8')) : [];
  response.json(items.map((item: { title: string; seconds: number }) => `${item.title}: ${format(item.seconds)}`));
});
app.use(express.static(`${__dirname}/../../app/dist`));
const server = app.listen(8055, async () => {
  console.log('Server started at http://0.0.0.0:8055');
  if (process.env.ONCE === undefined) return;
  for (const path of ['items', 'studio.js']) console.log((await (await fetch(`http://127.0.0.1:8055/${path}`)).text()).slice(0, 200));
  server.close();
});
