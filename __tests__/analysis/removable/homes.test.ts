import { describe, expect, test } from '@jest/globals';
import { homesOf } from '../../../src/analysis/removable/home-directories.ts';
import { treeOf } from '../../kit/archives/file-trees.ts';

const account = (home: string) => `name:x:1:1::${home}:/bin/sh`;

function homes(paths: readonly string[], { env = [], accounts = [] }: { env?: string[]; accounts?: string[] }) {
  const root = treeOf({ files: Object.fromEntries(paths.map(path => [path, 1])) });
  return homesOf(root, { config: { env }, passwd: accounts.map(account).join('\n') });
}

describe('homes', () => {
  test('are those of the config and of accounts in which a tool leaves files', () => {
    const paths = ['/app/.cache/x', '/srv/git/.gitconfig', '/opt/go/go/bin/x', '/opt/conda/miniconda3/x', '/data/x'];
    const accounts = ['/srv/git/', '/opt/go', '/opt/conda', '/data', '/missing', 'relative', '/srv/git', ''];
    expect(homes(paths, { env: ['HOME=/app'], accounts })).toEqual(['/app', '/srv/git', '/opt/go', '/opt/conda']);
  });

  test.each(['/root', '/home/me', '/', '/bin', '/dev', '/run', '/run/sshd'])('are not %s', home => {
    expect(homes([`${home}/.cache/x`], { env: [`HOME=${home}`] })).toEqual([]);
  });

  test('may be deeper than the usual ones', () => {
    expect(homes(['/home/me/x/.cache/y'], { accounts: ['/home/me/x'] })).toEqual(['/home/me/x']);
  });

  test('are at most 16', () => {
    const accounts = Array.from({ length: 17 }, (_, n) => `/srv/home-${n}`);
    const files = accounts.map(home => `${home}/.cache/x`);
    expect(homes(files, { accounts })).toEqual(accounts.slice(0, 16));
  });
});
