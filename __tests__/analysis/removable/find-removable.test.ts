import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Waste } from '../../../src/analysis/findings.ts';
import { findWaste } from '../../../src/analysis/removable/find-removable.ts';
import type { Ignore } from '../../../src/analysis/types.ts';
import type { ImageConfig } from '../../../src/image/types.ts';
import { rules } from '../../../src/rules/index.ts';
import type { Inode, TreeNode } from '../../../src/stack/file-tree.ts';
import { summaryOfPaths } from '../../../src/stack/path-summary.ts';
import { configOf, contentsOf, type TreeParts, treeOf } from '../../kit/archives/file-trees.ts';
import { runs } from '../../kit/runner/thorough.ts';

interface Setup extends TreeParts {
  config?: Partial<ImageConfig>;
  /** Text of /etc/passwd. */
  passwd?: string;
  ignore?: Ignore[];
}

function waste({ config, passwd, ignore = [], ...parts }: Setup): Waste {
  const contents = contentsOf(new Map(passwd === undefined ? [] : [['/etc/passwd', Buffer.from(passwd, 'latin1')]]));
  return findWaste(treeOf(parts), { rules, config: configOf(config), createdBy: () => '', ignore, contents });
}

/** Bytes by `rule` or, for advice, `rule (advice)`. */
function found(setup: Setup): Record<string, number> {
  const { findings } = waste(setup);
  return Object.fromEntries(
    findings.map(({ rule, bucket, bytes }) => [bucket === 'advice' ? `${rule} (advice)` : rule, bytes]),
  );
}

const inode = (size: number, names: number, layer = 0): Inode => ({ size, names, layer });

describe('findings', () => {
  test('are summed by rule and layer, most bytes first, paths in tree order', () => {
    const { findings, removable, removableByLayer } = waste({
      files: {
        '/tmp/a-b': inode(3, 1, 2),
        '/tmp/a/c': inode(4, 1, 0),
        '/tmp/a.b': inode(5, 1, 2),
        '/var/lib/apt/lists/x': inode(30, 1, 1),
        '/usr/bin/tool': 100,
        '/tmp/empty': 0,
      },
    });
    expect(findings).toMatchObject([
      {
        rule: 'apt-lists',
        bytes: 30,
        files: 1,
        layers: [{ index: 1, bytes: 30 }],
        bucket: 'removable',
        severity: 'warn',
      },
      {
        rule: 'tmp-files',
        bytes: 12,
        files: 3,
        layers: [
          { index: 0, bytes: 4 },
          { index: 2, bytes: 8 },
        ],
      },
    ]);
    expect(findings[1]?.paths).toEqual(['/tmp/a/c', '/tmp/a-b', '/tmp/a.b']);
    expect(removable).toBe(42);
    expect([...removableByLayer].sort()).toEqual([
      [0, 4],
      [1, 30],
      [2, 8],
    ]);
  });

  test('of equal bytes come by rule', () => {
    expect(waste({ files: { '/tmp/a': 5, '/var/log/a': 5 } }).findings.map(({ rule }) => rule)).toEqual([
      'os-logs',
      'tmp-files',
    ]);
  });

  test('belong to the first rule', () => {
    expect(found({ files: { '/tmp/get-pip.py': 7, '/root/.npm/_cacache/a.zip': 300_000 } })).toEqual({
      'tmp-files': 7,
      'npm-cache': 300_000,
    });
  });

  test('names that are not UTF-8 are matched byte for byte', () => {
    const { findings } = waste({ files: { '/opt/\xff\xe4.deb': 5000, '/tmp/\xc3\xa4': 6 } });
    expect(findings.flatMap(({ paths }) => paths)).toEqual(['/opt/\xff\xe4.deb', '/tmp/\xc3\xa4']);
    const zip = {
      files: {
        '/nltk_data/corpora/\xff.zip': 9,
        '/nltk_data/corpora/\xff/a': 1,
        '/\xc3\xa4/nltk_data/help/\xc3\xb6.zip': 8,
      },
    };
    expect(found({ files: { ...zip.files, '/\xc3\xa4/nltk_data/help/\xc3\xb6/a': 1 } })).toEqual({ 'nltk-zip': 17 });
  });

  test('an image without files has none', () => {
    const nothing = { findings: [], ignored: [], removable: 0, removableByLayer: new Map(), notes: [] };
    expect(waste({})).toMatchObject(nothing);
  });
});

describe('hard links', () => {
  const link = (...paths: string[]) => Object.fromEntries(paths.map(path => [path, inode(50, paths.length)]));
  const shared = (...paths: string[]) => {
    const one = inode(50, paths.length);
    return Object.fromEntries(paths.map(path => [path, one]));
  };

  test('an inode with a name that stays is not claimed', () => {
    expect(found({ files: shared('/root/.cache/uv/a', '/app/.venv/a') })).toEqual({});
    expect(found({ files: link('/root/.cache/uv/a', '/root/.cache/uv/b') })).toEqual({});
  });

  test('an inode counts once, for the first rule, with all its names', () => {
    const { findings, removable } = waste({ files: shared('/tmp/b', '/root/.cache/uv/a', '/tmp/a') });
    expect(findings).toMatchObject([
      { rule: 'uv-cache', bytes: 50, files: 1, paths: ['/root/.cache/uv/a', '/tmp/a', '/tmp/b'] },
    ]);
    expect(removable).toBe(50);
  });

  test('one name that is advice makes advice of the inode', () => {
    const setup = { files: shared('/tmp/app/a', '/root/.cache/uv/a'), config: { workingDir: '/tmp/app' } };
    expect(found(setup)).toEqual({ 'uv-cache (advice)': 50 });
    expect(waste(setup).removable).toBe(0);
  });
});

describe('links from outside', () => {
  const files = { '/root/.cache/uv/v0/a/x.so': 5, '/root/.cache/uv/v0/b/y.so': 7 };

  test.each([
    ['absolute', { '/app/a': '/root/.cache/uv/v0/a' }],
    ['relative', { '/app/lib/a': '../../root/./.cache//uv/v0/a/' }],
    ['to the file', { '/app/a': '/root/.cache/uv/v0/a/x.so' }],
    ['by a directory that is a link', { '/cache': 'root/.cache/uv', '/app/a': '/cache/v0/a' }],
    ['by a link inside', { '/root/.cache/uv/current': 'v0/a', '/app/a': '/root/.cache/uv/current' }],
    ['above the root', { '/a': '../../root/.cache/uv/v0/a' }],
  ])('keep what they lead to: %s', (_, links) => {
    expect(found({ files, links })).toEqual({ 'uv-cache': 7 });
  });

  test.each([
    ['to the cache itself', { '/cache': '/root/.cache/uv' }],
    ['from inside', { '/root/.cache/uv/a': 'v0/a' }],
    ['from what goes away', { '/tmp/a': '/root/.cache/uv/v0/a' }],
    ['to nowhere', { '/a': '/root/.cache/uv/v0/none', '/b': '/root/.cache/uv/v0/a/x.so/more' }],
    ['in a circle', { '/a': '/b', '/b': '/a', '/c': 'c/d' }],
  ])('keep nothing: %s', (_, links) => {
    expect(found({ files, links })).toEqual({ 'uv-cache': 12 });
  });

  test('a link that is kept keeps further', () => {
    const links = { '/app/a': '/root/.cache/uv/v0/a', '/root/.cache/uv/v0/a/dep': '../b' };
    expect(found({ files, links })).toEqual({});
  });

  test('a link in a working directory keeps as well', () => {
    const links = { '/tmp/app/.venv/a': '/root/.cache/uv/v0/a' };
    expect(found({ files, links, config: { workingDir: '/tmp/app' } })).toEqual({ 'uv-cache': 7 });
  });

  test('they spare no bytecode', () => {
    const code = {
      '/root/.cache/uv/a/__pycache__/m.cpython-312.pyc': 9,
      '/root/.cache/uv/a/m.py': 3,
      '/usr/bin/python3.12': 1,
    };
    expect(found({ files: code, links: { '/app/a': '/root/.cache/uv/a' } })).toEqual({ 'python-bytecode': 9 });
  });

  test('a very long chain is followed without exhausting the call stack', () => {
    const chain = Array.from({ length: 20_000 }, (_, n): [string, string] => [`/l${n}`, `/l${n + 1}`]);
    expect(found({ files, links: Object.fromEntries(chain) })).toEqual({ 'uv-cache': 12 });
    const links = { ...Object.fromEntries(chain.reverse()), '/l20000': '/root/.cache/uv/v0/a' };
    expect(found({ files, links })).toEqual({ 'uv-cache': 7 });
  });
});

describe('what the config names', () => {
  const files = { '/tmp/app/bin/run': 5, '/tmp/other': 3 };

  test.each<[string, Partial<ImageConfig>]>([
    ['WorkingDir', { workingDir: '/tmp/app' }],
    ['WorkingDir with slashes', { workingDir: '/tmp//app/' }],
    ['Entrypoint', { entrypoint: ['/tmp/app/bin/run', '--x'] }],
    ['Cmd in shell form', { cmd: ['/bin/sh', '-c', 'cd / && exec "/tmp/app/bin/run" --config=/etc/x'] }],
    ['Cmd relative to WorkingDir', { workingDir: '/tmp', cmd: ['./app/bin/run'], entrypoint: ['x'] }],
    ['PATH', { env: ['PATH=/usr/bin:/tmp/app/bin'] }],
    ['PYTHONPATH', { env: ['PYTHONPATH=/tmp/app'] }],
    ['HOME', { env: ['HOME=/tmp/app'] }],
  ])('is advice: %s', (name, config) => {
    const all = name.includes('relative');
    expect(found({ files, config })).toEqual(
      all ? { 'tmp-files (advice)': 8 } : { 'tmp-files (advice)': 5, 'tmp-files': 3 },
    );
  });

  test('is not all that lies below an application', () => {
    const git = { '/app/.git/HEAD': 4, '/app/x/__pycache__/a.cpython-312.pyc': 6 };
    const config = { workingDir: '/app', env: ['PYTHONPATH=/app', 'PATH=/app/bin:/'], cmd: ['python', '/app', '.'] };
    expect(found({ files: git, config })).toEqual({ 'vcs-dir': 4, 'python-bytecode-orphan': 6 });
  });

  test('is no cache below a working directory that is a home', () => {
    const cache = { '/home/node/.npm/_cacache/a': 4, '/home/node/.cache/pip/b': 5 };
    expect(found({ files: cache, config: { workingDir: '/home/node' } })).toEqual({ 'npm-cache': 4, 'pip-cache': 5 });
  });

  test('is a program in a directory of PATH', () => {
    const installers = { '/usr/local/bin/rustup-init': 4, '/opt/rustup-init': 5 };
    expect(found({ files: installers, config: { env: ['PATH=/usr/local/bin'] } })).toEqual({
      'installer-leftover (advice)': 4,
      'installer-leftover': 5,
    });
  });

  test('bytecode that is compiled on purpose is advice', () => {
    const code = { '/app/__pycache__/m.cpython-312.pyc': 9, '/app/m.py': 3, '/usr/bin/python3.12': 1 };
    expect(found({ files: code, config: { env: ['UV_COMPILE_BYTECODE=1'] } })).toEqual({
      'python-bytecode (advice)': 9,
    });
    expect(found({ files: code, config: { env: ['UV_COMPILE_BYTECODE=0'] } })).toEqual({ 'python-bytecode': 9 });
  });
});

describe('directories of the environment', () => {
  test.each<[string, string[], string, Record<string, number>]>([
    ['HOME', ['HOME=/srv/app/'], '/srv/app/.npm/_cacache/x', { 'npm-cache': 1 }],
    ['the cache below HOME', ['HOME=/srv/app'], '/srv/app/.cache/pip/x', { 'pip-cache': 1 }],
    ['XDG_CACHE_HOME', ['XDG_CACHE_HOME=/c'], '/c/pip/x', { 'pip-cache': 1 }],
    ['the last of two', ['PIP_CACHE_DIR=/a', 'PIP_CACHE_DIR=/b'], '/b/x', { 'pip-cache': 1 }],
    ['glob characters are no magic', ['PIP_CACHE_DIR=/a{b,c}*[d]'], '/a{b,c}*[d]/x', { 'pip-cache': 1 }],
    ['glob characters match nothing else', ['PIP_CACHE_DIR=/a{b,c}*[d]'], '/abd/x', {}],
    ['subdirectories only', ['npm_config_cache=/c'], '/c/other/x', {}],
    ['relative', ['PIP_CACHE_DIR=c'], '/c/x', {}],
    ['root', ['PIP_CACHE_DIR=/'], '/x', {}],
    ['root in disguise', ['PIP_CACHE_DIR=/usr/..'], '/x', {}],
    ['system', ['PIP_CACHE_DIR=/usr/'], '/usr/x', {}],
    ['system as cache home', ['XDG_CACHE_HOME=/usr'], '/usr/pip/x', {}],
    ['a home of nobody', ['HOME=/nonexistent'], '/nonexistent/.cache/pip/x', {}],
    ['too long', [`PIP_CACHE_DIR=/${'c'.repeat(2000)}`], `/${'c'.repeat(2000)}/x`, {}],
  ])('%s', (_, env, path, expected) => {
    expect(found({ files: { [path]: 1 }, config: { env } })).toEqual(expected);
  });
});

describe('homes of /etc/passwd', () => {
  const line = (home: string) => `app:x:1000:1000:,,,:${home}:/bin/sh\n`;

  test.each<[string, string, string, Record<string, number>]>([
    ['a service account', line('/var/lib/app'), '/var/lib/app/.cache/pip/x', { 'pip-cache': 1 }],
    ['a home itself', line('/opt/app'), '/opt/app/.npm/_cacache/x', { 'npm-cache': 1 }],
    ['glob characters are no magic', line('/srv/{a,b}*'), '/srv/{a,b}*/.cache/pip/x', { 'pip-cache': 1 }],
    ['glob characters match nothing else', line('/srv/{a,b}*'), '/srv/a/.cache/pip/x', {}],
    ['the last of many lines', line('/a').repeat(500) + line('/srv/z'), '/srv/z/.cache/pip/x', { 'pip-cache': 1 }],
    ['another directory', line('/opt/app'), '/opt/other/.cache/pip/x', {}],
    ['no home', line('/nonexistent'), '/nonexistent/.cache/pip/x', {}],
    ['a home below /run', line('/run/app'), '/run/app/.cache/pip/x', {}],
    ['the root', line('/'), '/srv/.cache/pip/x', {}],
    ['relative', line('srv'), '/srv/.cache/pip/x', {}],
    ['not UTF-8', `\xff:\xff\n${line('/opt/app')}`, '/opt/app/.cache/pip/x', { 'pip-cache': 1 }],
    ['garbage', ':::\0'.repeat(1000), '/srv/.cache/pip/x', {}],
  ])('%s', (_, passwd, path, expected) => {
    expect(found({ files: { [path]: 1 }, passwd })).toEqual(expected);
  });
});

test('package databases and open logs are never claimed', () => {
  const files = [
    '/var/lib/dpkg/status',
    '/tmp/x/db.sqlite-wal',
    '/usr/share/zoneinfo/a.zip',
    '/etc/ssl/x.deb',
    '/usr/lib/apk/db/a.rpm',
  ];
  const sizes = Object.fromEntries(files.map(path => [path, 300_000]));
  expect(found({ files: sizes, config: { env: ['PIP_CACHE_DIR=/var/lib/dpkg', 'HOME=/etc/ssl'] } })).toEqual({});
});

describe('ignore', () => {
  const reason = 'served to clients';
  const files = { '/tmp/a': 5, '/tmp/b/c': 7, '/var/log/x': 3, '/tmp/get-pip.py': 2 };

  test('takes bytes out of findings and sums, and offers them to no other rule', () => {
    const ignore = [{ path: null, rule: 'tmp-files', reason }];
    const { findings, ignored, removable, removableByLayer, notes } = waste({ files, ignore });
    expect(findings.map(({ rule }) => rule)).toEqual(['os-logs']);
    expect(ignored).toEqual([{ path: null, rule: 'tmp-files', reason, bytes: 14, files: 3 }]);
    expect([removable, [...removableByLayer], notes]).toEqual([3, [[0, 3]], []]);
  });

  test('by path, and by rule and path', () => {
    const ignore = [
      { path: '/tmp/b/**', rule: null, reason: 'one' },
      { path: '/**', rule: 'os-logs', reason: 'two' },
    ];
    expect(waste({ files, ignore })).toMatchObject({
      findings: [{ rule: 'tmp-files', bytes: 7, files: 2 }],
      ignored: [
        { reason: 'one', bytes: 7 },
        { reason: 'two', bytes: 3 },
      ],
    });
  });

  test('an entry that keeps nothing is noted', () => {
    const ignore = [
      { path: '/tmp/b', rule: 'tmp-files', reason },
      { path: '/tmp/**', rule: null, reason },
      { path: '/tmp/**', rule: null, reason: 'taken by the entry before' },
      { path: null, rule: 'no-such', reason },
    ];
    const { notes, ignored } = waste({ files, ignore });
    expect(ignored.map(({ bytes }) => bytes)).toEqual([14]);
    expect(notes).toEqual([
      expect.stringContaining('rule tmp-files, path /tmp/b matched nothing'),
      expect.stringContaining('path /tmp/** matched nothing'),
      expect.stringContaining('rule no-such matched nothing'),
    ]);
  });

  test('one name of a hard link is enough', () => {
    const one = inode(9, 2);
    const setup = { files: { '/tmp/a': one, '/tmp/b': one }, ignore: [{ path: '/tmp/b', rule: null, reason }] };
    expect(waste(setup)).toMatchObject({ findings: [], ignored: [{ bytes: 9, files: 1 }] });
  });
});

describe('sums', () => {
  const directories = [
    '/tmp',
    '/tmp/app',
    '/var/log',
    '/root/.cache/uv/a',
    '/app',
    '/app/.git',
    '/app/__pycache__',
    '/opt',
  ];
  const names = ['a', 'b.log', 'm.cpython-312.pyc', 'x.deb', 'get-pip.py', '\xff'];
  const path = fc.tuple(fc.constantFrom(...directories), fc.constantFrom(...names)).map(parts => parts.join('/'));
  const files = fc
    .uniqueArray(
      fc.record({ paths: fc.array(path, { minLength: 1, maxLength: 3 }), size: fc.nat(9999), layer: fc.nat(3) }),
    )
    .map(drawn => {
      const tree: Record<string, Inode> = {};
      for (const { paths, size, layer } of drawn) {
        const free = [...new Set(paths)].filter(one => !(one in tree));
        const one = { size, layer, names: free.length };
        for (const name of free) tree[name] = one;
      }
      return tree;
    });
  const links = fc.dictionary(
    fc.constantFrom('/app/l', '/tmp/l', '/opt/l'),
    fc.constantFrom(...directories, '/tmp/a', '..', '/l'),
  );
  const ignore = fc.array(
    fc.record({
      path: fc.constantFrom(null, '/tmp/**', '/**/a', '/app/**'),
      rule: fc.constantFrom(null, 'tmp-files', 'os-logs'),
      reason: fc.constant('r'),
    }),
    { maxLength: 3 },
  );
  const config = fc.record({
    workingDir: fc.constantFrom('', '/tmp/app', '/app'),
    env: fc.constantFrom<string[]>([], ['HOME=/tmp']),
  });

  test('hold in any tree: each inode at most once, findings by layer, ignored apart', () => {
    fc.assert(
      fc.property(files, links, ignore, config, (tree, linked, entries, image) => {
        const result = waste({ files: tree, links: linked, ignore: entries, config: image });
        for (const { place, paths } of result.findings) expect(place).toEqual(summaryOfPaths(paths));
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
        const inodes = new Map(Object.entries(tree));
        const claimed = result.findings.flatMap(({ paths }) => paths);
        expect(new Set(claimed).size).toBe(claimed.length);
        for (const { bytes, layers, paths, files: count } of result.findings) {
          const own = [...new Set(paths.flatMap(one => inodes.get(one) ?? []))];
          expect(own.length).toBe(count);
          expect(sum(own.map(({ size }) => size))).toBe(bytes);
          expect(sum(own.map(one => one.names))).toBe(paths.length);
          expect(layers).toEqual(
            [0, 1, 2, 3].flatMap(index => {
              const inLayer = own.filter(({ layer }) => layer === index);
              return inLayer.length === 0 ? [] : [{ index, bytes: sum(inLayer.map(({ size }) => size)) }];
            }),
          );
        }
        const removable = result.findings.filter(({ bucket }) => bucket === 'removable');
        expect(sum(removable.map(({ bytes }) => bytes))).toBe(result.removable);
        expect(sum([...result.removableByLayer.values()])).toBe(result.removable);
        const total = sum([...new Set(inodes.values())].map(({ size }) => size));
        const counted = sum(result.findings.map(({ bytes }) => bytes)) + sum(result.ignored.map(({ bytes }) => bytes));
        expect(counted).toBeLessThanOrEqual(total);
        // Ignoring moves bytes and makes none.
        const plain = waste({ files: tree, links: linked, config: image });
        expect(counted).toBe(sum(plain.findings.map(({ bytes }) => bytes)));
      }),
      { numRuns: runs(150) },
    );
  });
});

test('a deep tree does not exhaust the call stack', () => {
  const root: TreeNode = { name: '', parent: null, children: new Map(), inode: null, link: null };
  let at = root;
  for (let depth = 0; depth < 20_000; depth++) {
    const child: TreeNode = { name: 'd', parent: at, children: new Map(), inode: null, link: null };
    at.children?.set('d', child);
    at = child;
  }
  at.children?.set('x.deb', { name: 'x.deb', parent: at, children: null, inode: inode(5000, 1), link: null });
  const options = { rules, config: configOf(), createdBy: () => '', ignore: [] };
  expect(findWaste(root, options).removable).toBe(5000);
});
