import { expect, test } from 'vitest';
import { slots } from '../packages/dates/src/index';

test('two slots an hour', () => {
  expect(slots(new Date(2026, 0, 5, 9), new Date(2026, 0, 5, 10), 30)).toEqual(['09:00', '09:30']);
});
