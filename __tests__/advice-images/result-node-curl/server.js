'use strict';

const { Pool } = require('pg');
const retry = require('async/retry');
const cookies = require('cookie-parser');
const express = require('express');

/** Votes by option: of the database if one is named. */
async function votes() {
  if (process.env.DATABASE_URL === undefined) return { Cats: 3, Dogs: 2 };
  const pool = new Pool({ connectionString: process.env.DATABASE_URL });
  const { rows } = await retry({ times: 10, interval: 1000 }, () =>
    pool.query('SELECT vote, COUNT(id)::int AS count FROM votes GROUP BY vote'),
  );
  await pool.end();
  return Object.fromEntries(rows.map(({ vote, count }) => [vote, count]));
}

const app = express();
app.use(cookies());
app.get('/votes', async (_request, response) => response.json(await votes()));
app.use(express.static(`${__dirname}/views`));
const port = process.env.PORT ?? 4000;
const server = app.listen(port, async () => {
  console.log(`App running on port ${port}`);
  if (process.env.ONCE === undefined) return;
  console.log(await (await fetch(`http://127.0.0.1:${port}/votes`)).text());
  server.close();
});
