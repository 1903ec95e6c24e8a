'use strict';

const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');
const logger = require('pino')({ name: 'currency' });
const rates = require('./rates.json');

const { shop } = grpc.loadPackageDefinition(loader.loadSync(`${__dirname}/proto/currency.proto`, { longs: Number }));

function convert({ request: { from, to } }, answer) {
  answer(null, { currency: to, cents: Math.round((from.cents / rates[from.currency]) * rates[to]) });
}

const server = new grpc.Server();
server.addService(shop.Currency.service, { convert });
server.bindAsync('0.0.0.0:7000', grpc.ServerCredentials.createInsecure(), () => {
  logger.info('listening on 7000');
  if (process.env.ONCE === undefined) return;
  const client = new shop.Currency('127.0.0.1:7000', grpc.credentials.createInsecure());
  client.convert({ from: { currency: 'EUR', cents: 400 }, to: 'USD' }, (error, money) => {
    console.log(error ?? `400 cents are ${money.cents} ${money.currency}`);
    client.close();
    server.forceShutdown();
  });
});
