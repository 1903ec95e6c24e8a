const express = require('express');
const { mask } = require('bufferutil');

const masked = Buffer.alloc(4);
mask(Buffer.from([1, 2, 3, 4]), Buffer.from([255, 0, 255, 0]), masked, 0, 4);

const app = express();
app.get('/', (_, answer) => answer.send(`masked to ${masked.toString('hex')}`));
const server = app.listen(Number(process.env.PORT), () => {
  if (!process.env.ONCE) return;
  console.log(`masked to ${masked.toString('hex')}`);
  server.close();
});
