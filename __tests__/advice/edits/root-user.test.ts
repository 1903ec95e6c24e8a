/** Which users of a Dockerfile are root, and with which group. */
import { expect, test } from '@jest/globals';
import { isRoot, isRootWithGroup } from '../../../src/advice/edits/root-user.ts';

test.each<[string | null, boolean, boolean]>([
  [null, true, true],
  ['root', true, true],
  ['0:root', true, true],
  ['root:1000', true, false],
  ['0:', true, false],
  ['rooted', false, false],
  ['1000:0', false, false],
])('%j', (user, root, withGroup) => {
  expect([isRoot(user), isRootWithGroup(user)]).toEqual([root, withGroup]);
});
