/** The section `images`: what each image gets, where it is in the file, and what is wrong with it. */
import { describe, expect, test } from '@jest/globals';
import { parseConfigs } from '../../src/config/parse-config.ts';
import { ConfigError, tell } from '../../src/errors.ts';

const CONTEXT = { path: 'c.yml', ruleIds: ['apt-lists', 'pip-cache'] };

const parsed = (text: string) => parseConfigs(Buffer.from(text), CONTEXT);

function problems(text: string): string[] {
  try {
    parsed(text);
  } catch (error) {
    if (error instanceof ConfigError) return tell(error, 'commandLine').map(({ message }) => message);
    throw error;
  }
  return [];
}

const FILE = `version: 1
platform: linux/amd64
budgets:
  size: { warn: 200 MB, fail: 250 MB }
  layers: 5
  growth: { size: 10 MB, own: 1 MB }
  paths: { /app/**: 60 MB }
rules: { pip-cache: off }
ignore:
  - { path: /usr/share/doc/**, reason: licences }
limits: { layers: 9 }
images:
  web:
    image: web:ci
  api:
    archive: api.tar
    platform: [linux/arm64, linux/amd64]
    dockerfile: api/Dockerfile
    budgets:
      size: 90 MB
      growth: { size: 2 MB }
      paths: { /srv/**: 1 MB }
    rules: { apt-lists: off }
    ignore:
      - { path: /opt/**, reason: vendored }
    limits: { entries: 7 }
`;

describe('what images get', () => {
  const [web, api] = parsed(FILE);
  const limits = (config: typeof web) =>
    config?.budgets.map(({ budget, warn, fail, position }) => [
      JSON.stringify(budget),
      warn?.text ?? null,
      fail?.text ?? null,
      position.line,
    ]);

  test('an image that says nothing has what is shared', () => {
    expect(web).toMatchObject({ name: 'web', platform: ['linux/amd64'], dockerfile: null, limits: { layers: 9 } });
    expect(web?.target).toMatchObject({ source: 'web:ci', position: { line: 14 } });
    expect(limits(web)?.map(([, , , line]) => line)).toEqual([4, 5, 6, 6, 7]);
    expect(web?.ignore.map(({ position }) => position.line)).toEqual([10]);
  });

  test('budgets, rules and limits are shared one by one, with the place of each', () => {
    const growth = (of: string) => `{"section":"growth","of":"${of}"}`;
    const path = (key: string) => `{"section":"paths","key":"${key}"}`;
    expect(limits(api)).toEqual([
      ['"layers"', null, '5', 5],
      [growth('own'), null, '1 MB', 6],
      [path('/app/**'), null, '60 MB', 7],
      ['"size"', null, '90 MB', 20],
      [growth('size'), null, '2 MB', 21],
      [path('/srv/**'), null, '1 MB', 22],
    ]);
    expect(api?.rules.map(({ id, position }) => [id, position.line])).toEqual([
      ['pip-cache', 8],
      ['apt-lists', 23],
    ]);
    expect(api).toMatchObject({ name: 'api', platform: ['linux/arm64', 'linux/amd64'], dockerfile: 'api/Dockerfile' });
    expect(api).toMatchObject({ limits: { layers: 9, entries: 7 }, positions: { platform: { line: 17 } } });
  });

  test('ignores are added', () => {
    expect(api?.ignore.map(({ path, position }) => [path, position.line])).toEqual([
      ['/usr/share/doc/**', 10],
      ['/opt/**', 25],
    ]);
  });

  test('an ignore of an image alone has its own place', () => {
    const text =
      'version: 1\nbudgets: { size: 1 MB }\nimages:\n  a:\n    image: a:1\n    ignore:\n      - { path: /a, reason: b }\n';
    expect(parsed(text)[0]?.ignore[0]?.position.line).toBe(7);
  });

  test('a remark on what is shared is made once', () => {
    const text = 'version: 1\nbudgets: { size: 250 }\nimages: { a: { image: a:1 }, b: { image: b:1 } }\n';
    expect(parsed(text).map(({ notes }) => notes.length)).toEqual([1, 0]);
  });
});

describe('mistakes', () => {
  const start = 'version: 1\nbudgets: { size: 1 MB }\n';

  test.each([
    ['a list', `${start}images: [web:ci]\n`, ['c.yml:3:1: "images" must be a mapping of names to images']],
    ['nothing', `${start}images:\n`, ['c.yml:3:1: "images" is empty']],
    ['no image', `${start}images: {}\n`, ['c.yml:3:1: "images" is empty']],
    ['text for an image', `${start}images: { web: web:ci }\n`, ['c.yml:3:11: "web" under "images" must be a mapping']],
    [
      'an image without a source',
      `${start}images:\n  web: { platform: all }\n`,
      ['c.yml:4:3: "web" under "images" names no image'],
    ],
    [
      'a source outside',
      `${start}image: web:ci\nname: x\nimages: { a: { image: a:1 } }\n`,
      ['c.yml:3:1: "image" cannot be used with "images"', 'c.yml:4:1: "name" cannot be used with "images"'],
    ],
    [
      'a name in an image',
      `${start}images:\n  a: { image: a:1, name: b }\n`,
      ['c.yml:4:20: "name" belongs to the whole file, not to an image'],
    ],
    [
      'a mistake in a shared budget is told once',
      'version: 1\nbudgets: { size: 1 MBs }\nimages: { a: { image: a:1 }, b: { image: b:1 } }\n',
      ['c.yml:2:18: "1 MBs" is not a size. Did you mean "1 MB"?'],
    ],
    [
      'a mistake in an image',
      `${start}images:\n  a:\n    image: a:1\n    budgets: { sise: 3 MB }\n`,
      ['c.yml:6:16: unknown key "sise" under "budgets". Did you mean "size"?'],
    ],
    [
      'keys of an image without a value',
      `${start}platform: all\nimages:\n  a:\n    image: a:1\n    platform:\n    budgets:\n  b:\n    image: b:1\n    ignore:\n`,
      ['c.yml:7:5: "platform" has no value', 'c.yml:8:5: "budgets" has no value', 'c.yml:11:5: "ignore" has no value'],
    ],
    [
      'no budget anywhere',
      'version: 1\nimages:\n  a: { image: a:1, budgets: { size: 3 MB } }\n  b: { image: b:1 }\n',
      ['c.yml:4:3: "budgets" is missing, and a gate that checks nothing would always pass'],
    ],
    ['no version', 'budgets: { size: 1 MB }\nimages: { a: { image: a:1 } }\n', ['c.yml:1:1: "version" is missing']],
    [
      'two sources',
      `${start}images:\n  a: { image: a:1, archive: a.tar }\n`,
      ['c.yml:4:29: "archive" cannot be used with "image": name one thing to measure'],
    ],
    [
      'an alias',
      `${start}images: { a: *b }\n`,
      ['c.yml:3:14: a value that begins with "*" is a YAML alias, which is not supported'],
    ],
    [
      'an empty list of platforms',
      `${start}image: a:1\nplatform: []\n`,
      ['c.yml:4:11: "platform" is empty: name a platform, or write all'],
    ],
    [
      'a platform twice',
      `${start}image: a:1\nplatform: [linux/arm64, linux/arm64]\n`,
      ['c.yml:4:11: "platform" names a platform twice'],
    ],
    [
      'a variable in a limit',
      'version: 1\nimage: a:1\nbudgets: { size: "${SIZE}" }\n',
      ['c.yml:3:18: "${SIZE}" is not a size'],
    ],
    [
      'a variable in a path',
      `${start}archive: "\${IMAGE}.tar"\n`,
      ['c.yml:3:10: "archive" holds "${", but only "image" and "registry" take variables'],
    ],
    [
      'a variable with a default',
      `${start}image: "web:\${TAG:-ci}"\n`,
      ['c.yml:3:8: "image" holds "${TAG:-ci}", and a variable is written ${NAME}'],
    ],
    [
      'an expression of a workflow',
      `${start}image: "web:\${{ github.sha }}"\n`,
      ['c.yml:3:8: "image" holds "${{ github.sha }}", and a variable is written ${NAME}'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('more images than a config may have', () => {
    const many = Array.from({ length: 257 }, (_, n) => `  i${n}: { image: a:${n} }\n`).join('');
    expect(problems(`${start}images:\n${many}`)).toEqual(['c.yml:3:1: "images" has 257 images; the most is 256']);
    expect(parsed(`${start}images:\n${many.replace(/.*\n/, '')}`)).toHaveLength(256);
  });
});
