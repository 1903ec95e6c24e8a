/** What os-release says. */
import { expect, test } from '@jest/globals';
import { releaseOf } from '../../src/runtime/release.ts';

test('a release has an id, a version and perhaps a code name', () => {
  expect(releaseOf('ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n')).toEqual({
    id: 'debian',
    version: '12',
    codename: 'bookworm',
  });
  expect(releaseOf("ID='alpine'\nVERSION_ID=3.24.2")).toEqual({ id: 'alpine', version: '3.24.2', codename: '' });
  expect(releaseOf('NAME=x')).toBeNull();
});
