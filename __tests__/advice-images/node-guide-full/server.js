'use strict';

const express = require('express');
const pug = require('pug');
const people = require('./people.json');

const page = pug.compileFile(`${__dirname}/people.pug`);
const app = express();
app.get('/', (request, response) => response.send(page({ people })));

const server = app.listen(8080, '0.0.0.0', async () => {
  console.log('Running on http://0.0.0.0:8080');
  if (process.env.ONCE === undefined) return;
  const answer = await fetch('http://127.0.0.1:8080/');
  console.log(await answer.text());
  server.close();
});
