/** What edits are called that become one, or stay several. */
import { expect, test } from '@jest/globals';
import { withOwnIds } from '../../../src/analysis/edits/merge-edits.ts';

test('no two edits have the same ID, and those that are alone with theirs keep it', () => {
  const given = ['clean-3', 'delete-2-4-x', 'delete-2-4-x', 'delete-2-4-x-2', 'delete-2-4-x'].map(id => ({ id }));
  const ids = withOwnIds(given).map(({ id }) => id);
  expect(ids).toEqual(['clean-3', 'delete-2-4-x', 'delete-2-4-x-3', 'delete-2-4-x-2', 'delete-2-4-x-4']);
});
