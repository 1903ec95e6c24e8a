const { upperFirst } = require('lodash');
const app = require('fastify')();

app.get('/', async () => upperFirst('hello from fastify'));
if (process.env.ONCE === undefined) app.listen({ port: 3000, host: '0.0.0.0' });
else app.inject('/').then(response => console.log(response.body));
