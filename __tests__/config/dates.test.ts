import { expect, test } from '@jest/globals';
import { dayOf, isDay } from '../../src/config/values/dates.ts';

test.each([
  ['2027-03-31', true],
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2027-04-31', false],
  ['2027-13-01', false],
  ['2027-00-10', false],
  ['2027-01-00', false],
  ['2027-1-1', false],
  ['27-01-01', false],
  ['2027-01-01T00:00:00Z', false],
  ['', false],
])('%j is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

test('a day ends at midnight UTC', () => {
  expect(dayOf(new Date('2027-03-31T23:59:59.999Z'))).toBe('2027-03-31');
  expect(dayOf(new Date('2027-04-01T00:00:00Z'))).toBe('2027-04-01');
});
