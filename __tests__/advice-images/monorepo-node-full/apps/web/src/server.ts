import { slots } from '@calendar/dates';
import express from 'express';

const app = express();
app.use('/static', express.static(`${__dirname}/../public`));
app.get('/', (_request, response) => {
  const day = new Date(2026, 0, 5, 9);
  response.json({ slots: slots(day, new Date(2026, 0, 5, 11), 30) });
});
app.listen(3000, () => console.log('ready on 3000'));
