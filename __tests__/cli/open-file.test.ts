import { expect, test } from '@jest/globals';
import { openerOf, openFile } from '../../src/cli/output/open-file.ts';

test.each([
  ['darwin', {}, ['open', '/tmp/p.html']],
  ['win32', {}, ['rundll32', 'url.dll,FileProtocolHandler', '/tmp/p.html']],
  ['linux', { DISPLAY: ':0' }, ['xdg-open', '/tmp/p.html']],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open', '/tmp/p.html']],
  ['linux', { DISPLAY: '' }, null],
  ['linux', {}, null],
])('on %s with %j', (platform, env, expected) => {
  expect(openerOf('/tmp/p.html', { platform, env })).toEqual(expected);
});

test('a program that is missing opens nothing', async () => {
  expect(await openFile('/tmp/p.html', { platform: 'linux', env: { DISPLAY: ':0', PATH: '/nonexistent' } })).toBe(
    false,
  );
});
