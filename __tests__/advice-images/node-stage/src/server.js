const express = require('express');

const app = express();
app.get('/', (request, response) => response.send('hello from express'));
const server = app.listen(3000, async () => {
  if (process.env.ONCE === undefined) return;
  console.log(await (await fetch('http://127.0.0.1:3000/')).text());
  server.close();
});
