/** What is read of each package manager's records. */
import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../kit/archives/archives.ts';
import { files, ofNoPackage, packagesIn, shortly } from '../kit/reports/find-packages.ts';

const STATUS = `Package: curl
Essential: yes
Status: install ok installed
Architecture: amd64
Version: 8.5-1
Depends: libc6 (>= 2.36), libcurl4 (= 8.5-1) | libcurl3:any
Pre-Depends: dpkg (>= 1.17)
Recommends: ca-certificates,
 publicsuffix
Provides: http-client (= 1), downloader
Description: transfers data
 Depends: on nothing
 .
 more

Package: libc6
Status: install ok installed
Architecture: amd64
Multi-Arch: same
Version: 2.36

Package: gone
Status: deinstall ok config-files
Version: 1
Architecture: all

Package: unpacked
Status: install ok half-configured
Version: 3
Architecture: all
`;

const INSTALLED_APK = `C:Q1abc=
P:busybox
V:1.36.1-r5
A:x86_64
D:so:libc.musl-x86_64.so.1 scripts>=1.2 !old
p:cmd:sh=1.36.1-r5 /bin/sh
F:bin
R:busybox
a:0:0:755
Z:Q1abc=
R:bbsuid
F:etc
R:fstab

P:musl
V:1.2.4-r2
A:x86_64
F:lib
R:ld-musl-x86_64.so.1
`;

const METADATA = `Metadata-Version: 2.1
Name: Foo.Bar
Version: 1.2
Requires-Dist: numpy (>=1.20)
Requires-Dist: pytest ; extra == 'test'

Name: of the description
`;

interface Case {
  name: string;
  layer: Entry[];
  found: string[];
  /** Files of no package besides the records that managers share. */
  left: string[];
}

const DIST = 'usr/lib/python3.11/site-packages';

const CASES: readonly Case[] = [
  {
    name: 'dpkg, with files behind the links of a merged /usr, architectures and removed packages',
    layer: [
      { name: 'bin', symlink: 'usr/bin' },
      ...files({
        'var/lib/dpkg/status': STATUS,
        'var/lib/dpkg/info/curl.list': '/.\n/bin\n/bin/curl\n/usr/share/doc/curl/missing\n/usr/bin/link\n',
        'var/lib/dpkg/info/libc6:amd64.list': '/usr/lib/libc.so\n',
        'var/lib/dpkg/info/gone.list': '/etc/gone\n',
        'var/lib/dpkg/info/unpacked.list': '/usr/lib/half\n',
        'usr/bin/curl': 100,
        'usr/lib/libc.so': 200,
        'usr/lib/half': 50,
        'etc/gone': 3,
      }),
      { name: 'usr/bin/link', symlink: 'curl' },
    ],
    found: ['dpkg libc6 2.36 200', 'dpkg curl 8.5-1 100', 'dpkg unpacked 3 50'],
    left: ['/etc/gone'],
  },
  {
    name: 'dpkg, with diverted files',
    layer: files({
      'var/lib/dpkg/status': STATUS,
      'var/lib/dpkg/diversions': '/usr/bin/curl\n/usr/bin/curl.real\nlibc6\n',
      'var/lib/dpkg/info/curl.list': '/usr/bin/curl\n',
      'var/lib/dpkg/info/libc6:amd64.list': '/usr/bin/curl\n',
      'usr/bin/curl': 7,
      'usr/bin/curl.real': 100,
    }),
    found: ['dpkg curl 8.5-1 100', 'dpkg libc6 2.36 7', 'dpkg unpacked 3 0'],
    left: [],
  },
  {
    name: 'dpkg, as in distroless images',
    layer: files({
      'var/lib/dpkg/status.d/base': 'Package: base-files\nVersion: 12\nArchitecture: amd64\n',
      'var/lib/dpkg/status.d/base.md5sums': 'd41d8cd98f00b204e9800998ecf8427e  usr/lib/os-release\n',
      'usr/lib/os-release': 30,
    }),
    found: ['dpkg base-files 12 30'],
    left: [],
  },
  {
    name: 'apk',
    layer: files({
      'lib/apk/db/installed': INSTALLED_APK,
      'etc/apk/world': 'busybox\n',
      'bin/busybox': 800,
      'bin/bbsuid': 10,
      'etc/fstab': 1,
      'lib/ld-musl-x86_64.so.1': 600,
    }),
    found: ['apk busybox 1.36.1-r5 811', 'apk musl 1.2.4-r2 600'],
    left: [],
  },
  {
    name: 'pip, with scripts, quoted names and absolute paths',
    layer: files({
      [`${DIST}/foo_bar-1.2.dist-info/METADATA`]: METADATA,
      [`${DIST}/foo_bar-1.2.dist-info/RECORD`]: [
        'foo/__init__.py,sha256=x,10',
        '"foo/a, ""b"".py",,',
        '../../../bin/foo,sha256=x,5',
        '/opt/data.bin,,',
        'foo_bar-1.2.dist-info/METADATA,,',
      ].join('\r\n'),
      [`${DIST}/foo/__init__.py`]: 10,
      [`${DIST}/foo/a, "b".py`]: 20,
      [`${DIST}/foo/new.pyc`]: 1,
      'usr/bin/foo': 5,
      'opt/data.bin': 1000,
    }),
    found: [`pip Foo.Bar 1.2 ${10 + 20 + 5 + 1000 + METADATA.length}`],
    left: [`/${DIST}/foo/new.pyc`, `/${DIST}/foo_bar-1.2.dist-info/RECORD`],
  },
  {
    name: 'pip, with an egg-info',
    layer: files({
      [`${DIST}/old-0.1-py3.11.egg-info/PKG-INFO`]: 'Name: old\nVersion: 0.1\n',
      [`${DIST}/old-0.1-py3.11.egg-info/installed-files.txt`]: '../old.py\nPKG-INFO\n',
      [`${DIST}/old.py`]: 40,
      [`${DIST}/bare-2.egg-info/PKG-INFO`]: 'Metadata-Version: 1\n',
      [`${DIST}/bare-2.egg-info/SOURCES.txt`]: 9,
    }),
    found: ['pip old 0.1 63', 'pip bare 2 29'],
    left: [`/${DIST}/old-0.1-py3.11.egg-info/installed-files.txt`],
  },
  {
    name: 'pip, without what caches of uv and conda hold unpacked',
    layer: files({
      'root/.cache/uv/archive-v0/x1/foo_bar-1.2.dist-info/METADATA': METADATA,
      'root/.cache/uv/archive-v0/x1/foo_bar-1.2.dist-info/RECORD': 'foo.py,,\n',
      'root/.cache/uv/archive-v0/x1/foo.py': 5,
      'opt/conda/conda-meta/history': 1,
      'opt/conda/pkgs/foo-1.2/site-packages/foo-1.2.dist-info/METADATA': METADATA,
    }),
    found: [],
    left: [
      '/opt/conda/conda-meta/history',
      '/opt/conda/pkgs/foo-1.2/site-packages/foo-1.2.dist-info/METADATA',
      '/root/.cache/uv/archive-v0/x1/foo.py',
      '/root/.cache/uv/archive-v0/x1/foo_bar-1.2.dist-info/METADATA',
      '/root/.cache/uv/archive-v0/x1/foo_bar-1.2.dist-info/RECORD',
    ],
  },
  {
    name: 'npm, with scopes, nested packages, aliases and broken records',
    layer: files({
      'app/package.json': '{"name":"app","version":"1.0.0"}',
      'app/node_modules/a/package.json': '{"name":"a","version":"1.0.0","dependencies":{"b":"^2"}}',
      'app/node_modules/a/index.js': 100,
      'app/node_modules/a/esm/package.json': '{"type":"module"}',
      'app/node_modules/a/node_modules/b/package.json': '{"name":"b","version":"2.0.0"}',
      'app/node_modules/a/node_modules/b/b.js': 40,
      'app/node_modules/@s/c/package.json': '{"name":"@s/c","version":3}',
      'app/node_modules/@s/c/c.js': 30,
      'app/node_modules/alias/package.json': '{"name":"real","version":"4.0.0"}',
      'app/node_modules/broken/package.json': '{"name":',
      'app/node_modules/.package-lock.json': 6,
      'app/node_modules/.cache/x': 7,
    }),
    found: [
      `npm a 1.0.0 ${100 + 56 + 17}`,
      `npm b 2.0.0 ${40 + 30}`,
      `npm @s/c null ${30 + 27}`,
      'npm real 4.0.0 33',
      'npm broken null 8',
    ],
    left: ['/app/node_modules/.cache/x', '/app/node_modules/.package-lock.json', '/app/package.json'],
  },
  {
    name: 'npm, with the links that pnpm makes',
    layer: [
      ...files({
        'app/node_modules/.pnpm/a@1.0.0/node_modules/a/package.json': '{"name":"a","version":"1.0.0"}',
        'app/node_modules/.pnpm/a@1.0.0/node_modules/a/a.js': 70,
      }),
      { name: 'app/node_modules/a', symlink: '.pnpm/a@1.0.0/node_modules/a' },
    ],
    found: ['npm a 1.0.0 100'],
    left: [],
  },
  {
    name: 'gem, with extensions, platforms and gems of Ruby itself',
    layer: files({
      'usr/local/bundle/specifications/nokogiri-1.16.0-x86_64-linux.gemspec':
        '# -*- encoding: utf-8 -*-\n# stub: nokogiri 1.16.0 x86_64-linux lib\n s.add_runtime_dependency(%q<racc>.freeze, ["~> 1.4"])\n',
      'usr/local/bundle/gems/nokogiri-1.16.0-x86_64-linux/lib/nokogiri.rb': 300,
      'usr/local/bundle/extensions/x86_64-linux/3.3.0/nokogiri-1.16.0-x86_64-linux/gem.build_complete': 4,
      'usr/local/bundle/specifications/ruby-progressbar-1.13.0.gemspec': 'x',
      'usr/local/bundle/gems/ruby-progressbar-1.13.0/a.rb': 20,
      'usr/local/lib/ruby/gems/3.3.0/specifications/default/json-2.7.1.gemspec': '# stub: json 2.7.1 ruby lib\n',
    }),
    found: ['gem nokogiri 1.16.0 426', 'gem ruby-progressbar 1.13.0 21'],
    left: ['/usr/local/lib/ruby/gems/3.3.0/specifications/default/json-2.7.1.gemspec'],
  },
  {
    name: 'composer 2, also where packages are outside of vendor, but never the root',
    layer: files({
      'app/vendor/composer/installed.json': JSON.stringify({
        packages: [
          { name: 'a/b', version: '1.0', 'install-path': '../a/b', require: { php: '>=8', 'c/d': '^1' } },
          { name: 'c/d', version: '2.0', 'install-path': '../../web/core' },
          { name: 'e/f', version: '1', 'install-path': '../../..' },
          { name: 'g/h', version: '1', 'install-path': null },
          { version: '1' },
          null,
        ],
      }),
      'app/vendor/a/b/b.php': 50,
      'app/web/core/c.php': 60,
      'app/index.php': 5,
    }),
    found: ['composer c/d 2.0 60', 'composer a/b 1.0 50', 'composer e/f 1 0', 'composer g/h 1 0'],
    left: ['/app/index.php', '/app/vendor/composer/installed.json'],
  },
  {
    name: 'composer 1',
    layer: files({
      'app/vendor/composer/installed.json': '[{"name":"a/b","version":"1.0"}]',
      'app/vendor/a/b/b.php': 50,
    }),
    found: ['composer a/b 1.0 50'],
    left: ['/app/vendor/composer/installed.json'],
  },
  {
    name: 'jar, by the names of files',
    layer: files({
      'app/lib/spring-core-6.1.2.jar': 70,
      'app/lib/log4j-1.2-api-2.20.0.jar': 20,
      'app/app.war': 90,
      'app/x.jar.txt': 1,
    }),
    found: ['jar app null 90', 'jar spring-core 6.1.2 70', 'jar log4j 1.2-api-2.20.0 20'],
    left: ['/app/x.jar.txt'],
  },
];

const SYSTEM_RECORDS = /^\/(?:var\/lib\/dpkg|lib\/apk|etc\/apk)\//;

const sum = (all: readonly { bytes: number }[]) => all.reduce((total, { bytes }) => total + bytes, 0);

describe('packages of', () => {
  test.each(CASES)('$name', async ({ layer, found, left }) => {
    const image = await packagesIn([layer]);
    expect(shortly(image.installed)).toEqual(found);
    expect(ofNoPackage(image).filter(path => !SYSTEM_RECORDS.test(path))).toEqual(left);
    expect(image.noPackage.bytes + sum(image.installed)).toBe(image.visible);
    expect(image.notes).toEqual([]);
  });
});

describe('what is recorded of a package', () => {
  const factOf = async (layer: Entry[], name: string) =>
    (await packagesIn([layer])).installed.find(one => one.name === name);

  test('dpkg: dependencies without versions, and what apt installed by itself', async () => {
    const layer = files({
      'var/lib/dpkg/status': STATUS,
      'var/lib/apt/extended_states': 'Package: libc6\nArchitecture: amd64\nAuto-Installed: 1\n',
    });
    expect(await factOf(layer, 'curl')).toMatchObject({
      architecture: 'amd64',
      depends: [['dpkg'], ['libc6'], ['libcurl4', 'libcurl3']],
      recommends: [['ca-certificates'], ['publicsuffix']],
      provides: ['http-client', 'downloader'],
      essential: true,
      automatic: false,
    });
    expect(await factOf(layer, 'libc6')).toMatchObject({ depends: [], essential: false, automatic: true });
    expect(await factOf(layer.slice(0, 1), 'curl')).toMatchObject({ automatic: null });
  });

  test('apk: libraries and commands it needs, and what nobody asked for', async () => {
    const layer = files({ 'lib/apk/db/installed': INSTALLED_APK, 'etc/apk/world': 'busybox>1\n' });
    expect(await factOf(layer, 'busybox')).toMatchObject({
      architecture: 'x86_64',
      depends: [['so:libc.musl-x86_64.so.1'], ['scripts']],
      provides: ['cmd:sh', '/bin/sh'],
      automatic: false,
    });
    expect(await factOf(layer, 'musl')).toMatchObject({ depends: [], automatic: true });
  });

  test('pip, npm, gem and composer: names, without extras, PHP and its extensions', async () => {
    const layer = CASES.slice(4).flatMap(one => one.layer);
    expect(await factOf(layer, 'Foo.Bar')).toMatchObject({ depends: [['numpy']] });
    expect(await factOf(layer, 'nokogiri')).toMatchObject({ depends: [['racc']], architecture: 'x86_64-linux' });
    const [npm] = (await packagesIn([CASES[7]?.layer ?? []])).installed;
    expect(npm).toMatchObject({ name: 'a', depends: [['b']] });
    const [composer] = (await packagesIn([CASES[10]?.layer ?? []])).installed;
    expect(composer).toMatchObject({ name: 'a/b', depends: [['c/d']] });
  });
});
