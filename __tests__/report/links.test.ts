/** Everything that is found says where it is explained, in every output, and the page is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { detectors } from '../../src/advice/detectors/index.ts';
import { hints } from '../../src/advice/hints/index.ts';
import { labels } from '../../src/advice/labels/index.ts';
import { docsOf } from '../../src/report/format/links.ts';
import { json } from '../../src/report/json.ts';
import { markdown } from '../../src/report/markdown/markdown.ts';
import { text } from '../../src/report/text/text.ts';
import { rules } from '../../src/rules/index.ts';
import { REPOSITORY } from '../../src/version.ts';
import { type ImageSpec, reportOf } from '../kit/reports/build-report.ts';

const root = resolve(import.meta.dirname, '../..');
const addressOf = (id: string, repository = REPOSITORY) =>
  `https://github.com/${repository}/blob/main/docs/rules/${id}.md`;

const LAYERS = [
  { bytes: 9_000_000, createdBy: 'COPY a /a # buildkit', line: 2 },
  { bytes: 0, createdBy: 'RUN /bin/sh -c rm -rf /a # buildkit', line: 3 },
];

/** All outputs of a report on one thing that was found. */
function outputs(found: Partial<ImageSpec>, docs?: string): string[] {
  const report = reportOf({
    layers: LAYERS,
    budgets: [{ budget: 'size', actual: 1, fail: 0, status: 'fail' }],
    ...found,
  });
  return [
    text(report, { colour: false, width: 100, all: true, top: 5 }),
    markdown(report, docs === undefined ? {} : { docs }),
    json(report, docs),
  ];
}

const cases: [string, Partial<ImageSpec>][] = [
  ...[...rules, ...detectors].map(({ id }): [string, Partial<ImageSpec>] => [
    id,
    {
      findings: [{ rule: id, severity: 'warn', layers: [{ index: 0, bytes: 70_000 }], paths: ['/a'], page: id }],
    },
  ]),
  ...labels.map(({ id: label }): [string, Partial<ImageSpec>] => [
    label,
    { wasted: [{ path: '/a/b', bytes: 5_000_000, cause: 'deleted', addedIn: 0, wastedIn: 1, label }] },
  ]),
  ...hints.map(({ id, title, remedy }): [string, Partial<ImageSpec>] => [
    id,
    { hints: [{ hint: id, title, severity: 'warn', layer: 0, bytes: 70_000, explains: [], remedy }] },
  ]),
];

test('each has a page of its own', () => {
  const ids = cases.map(([id]) => id);
  const pages = readdirSync(join(root, 'docs/rules')).map(name => name.replace(/\.md$/, ''));
  expect(pages.sort()).toEqual([...ids, 'README'].sort());
});

test.each(cases)('%s is explained in every output', (id, found) => {
  const [inText, inMarkdown, inJson] = outputs(found);
  expect(inText).toMatch(new RegExp(`^ +imagebudget rules ${id}$`, 'm'));
  expect(inText).not.toContain('https://github.com');
  for (const output of [inMarkdown, inJson]) expect(output).toContain(addressOf(id));
});

test.each(cases)('%s is explained by a fork in its own pages', (id, found) => {
  const address = addressOf(id, 'someone/fork');
  const [, ...linked] = outputs(found, docsOf('someone/fork'));
  for (const output of linked) {
    expect(output).not.toContain(REPOSITORY);
    expect(output).toContain(address);
  }
});

test('text with all names the command that explains each finding', () => {
  const [, found] = cases[0] ?? ['', {}];
  const report = reportOf({ layers: LAYERS, ...found });
  expect(text(report, { colour: false, width: 100, all: true, top: 5 })).toMatch(/^ {4}imagebudget rules [a-z-]+$/m);
});

describe('the repository', () => {
  const folders = ['docs', 'schema', 'scripts', 'src', '.github', 'example', 'bench'];
  const files = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'action.yml', 'package.json'].concat(
    folders.flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(name => /\.(?:md|ya?ml|json|ts|mjs)$/.test(name))
        .map(name => join(folder, name)),
    ),
  );
  const texts = files.map(file => [file, readFileSync(join(root, file), 'utf8')] as const);

  test('is that of package.json', () => {
    const { repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(repository.url).toBe(`git+https://github.com/${REPOSITORY}.git`);
  });

  test('is called the same everywhere, and nowhere left to be filled in', () => {
    const [, name = ''] = REPOSITORY.split('/');
    const said = new RegExp(`(?:github\\.com/|uses: )([\\w.-]+/${name})(?![\\w-])`, 'g');
    for (const [file, content] of texts) {
      for (const [, repository] of content.matchAll(said)) expect([file, repository]).toEqual([file, REPOSITORY]);
      expect([file, new RegExp(`\\b[A-Z]+/${name}`).test(content)]).toEqual([file, false]);
    }
    expect(texts.filter(([, content]) => content.includes(REPOSITORY)).map(([file]) => file)).toContain(
      'docs/action.md',
    );
  });

  test('is written in src/ once', () => {
    const inSource = texts.filter(([file, content]) => file.startsWith('src/') && content.includes(REPOSITORY));
    expect(inSource.map(([file]) => file)).toEqual(['src/version.ts']);
  });
});

describe('links of the pages', () => {
  const files = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].concat(
    readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.md'))
      .map(name => join('docs', name)),
  );
  const plain = (file: string) => readFileSync(join(root, file), 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
  /** As GitHub makes them of headings. */
  const anchors = (file: string) =>
    [...plain(file).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    );

  test.each(files)('of %s lead somewhere', file => {
    for (const [, target = ''] of plain(file)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [path = '', anchor] = target.split('#');
      const to = path === '' ? file : join(file, '..', path);
      expect([target, existsSync(join(root, to))]).toEqual([target, true]);
      if (anchor !== undefined) expect(anchors(to)).toContain(anchor);
    }
  });
});
