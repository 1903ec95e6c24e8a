'use strict';

const { createServer } = require('node:http');
const express = require('express');
const { Server } = require('socket.io');
const { notify, ping } = require('./notify.js');

const app = express();
const server = createServer(app);
const io = new Server(server);
app.get('/health', (_request, response) => response.send('OK'));

async function check(host) {
  const isUp = await ping(host).catch(() => false);
  io.emit('beat', { host, isUp });
  return isUp;
}

server.listen(3001, async () => {
  console.log('Listening on 3001');
  if (process.env.ONCE === undefined) {
    setInterval(check, 60_000, 'localhost');
    return;
  }
  console.log('up', await check('127.0.0.1'));
  console.log(await notify(['json://localhost/'], 'it is down'));
  io.close();
});
