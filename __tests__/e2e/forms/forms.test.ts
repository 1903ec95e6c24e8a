/** Every stored form that docs/contributing/formats.md names is read, and nothing is named there that no test reads. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { formsTable, nameOf } from '../../kit/archives/forms/forms.ts';
import { STORED_FORMS, type StoredForm } from '../../kit/archives/forms/forms-stored.ts';
import {
  WRITTEN_FORMS,
  WRITTEN_SIZES,
  type WrittenForm,
  windowsImage,
  writeForm,
} from '../../kit/archives/forms/forms-written.ts';
import { samplePath, shared } from '../../kit/archives/samples.ts';
import { assertReport } from '../../kit/oracles/assert-report.ts';
import { expectFailure, type Ran, reportOf, root, runCli, scratchFolder } from '../../kit/processes/cli.ts';

const scratch = scratchFolder();
const fixtures = join(root, '__tests__/fixtures/images/forms');

function pathOf({ path }: StoredForm): string {
  const [place, below = ''] = path.split(/:(.*)/s);
  if (place === 'fixture') return join(fixtures, below);
  return place === 'sample' ? samplePath(below) : join(shared ?? '/no-shared', path);
}

const source = (path: string, { prefix = '', ref }: { prefix?: string; ref?: string }) =>
  `${prefix}${path}${ref === undefined ? '' : `:${ref}`}`;

function sizesOf(ran: Ran) {
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  const { report, image } = reportOf(ran);
  assertReport(report);
  return { image: image.sizes.image, visible: image.sizes.visible };
}

/** Through standard input, where that is asked for. */
function inspect(path: string, form: WrittenForm): Promise<Ran> {
  if (!form.piped) return runCli(['inspect', source(path, form), '--json']);
  return runCli(['inspect', '-', '--json'], {
    stdin: 'pipe',
    started: child => child.stdin?.end(readFileSync(path)),
  });
}

describe('a form that a tool stored', () => {
  const names = STORED_FORMS.map(form => [nameOf(form), form] as const);
  const here = names.filter(([, form]) => existsSync(pathOf(form)));

  test.each(here)('%s', async (_, form) => {
    const platform = form.platform === undefined ? [] : ['--platform', form.platform];
    const ran = await runCli(['inspect', source(pathOf(form), form), '--json', ...platform]);
    expect(sizesOf(ran)).toEqual({ image: form.image, visible: form.visible });
  });

  const elsewhere = names.filter(name => !here.includes(name));
  if (elsewhere.length > 0) test.skip.each(elsewhere)('%s (skipped: no ../shared)', () => undefined);
});

describe('a form that is written here', () => {
  test.each(WRITTEN_FORMS.map(form => [nameOf(form), form] as const))('%s', async (name, form) => {
    const folder = join(scratch, name.replaceAll(/\W+/g, '-'));
    mkdirSync(folder);
    const ran = await inspect(writeForm(folder, form.image()), form);
    expect(sizesOf(ran)).toEqual(form.sizes ?? WRITTEN_SIZES);
  });
});

describe('a Windows image', () => {
  test('comes with a note on what its figures mean', async () => {
    const path = writeForm(join(scratch, 'windows'), windowsImage({ withBase: true }));
    const { image } = reportOf(await runCli(['inspect', path, '--json']));
    expect(image.source.platform).toBe('windows/amd64');
    expect(image.notes).toContainEqual(expect.stringContaining('a Windows image: '));
    expect(image.wasted).toMatchObject([{ path: '/Files/app/old.exe', bytes: 300, cause: 'deleted' }]);
  });

  test('without its base has no figure', async () => {
    const path = writeForm(join(scratch, 'windows-foreign'), windowsImage({ withBase: false }));
    expectFailure(await runCli(['inspect', path]), 2, 'is a foreign layer, and ');
  });
});

test('docs/contributing/formats.md has these forms as its table', () => {
  const page = join(root, 'docs/contributing/formats.md');
  const table = /^\| tool \| version \|[\s\S]*?(?=\n\n)/m;
  if (process.env.UPDATE === '1' && !process.env.CI)
    writeFileSync(page, readFileSync(page, 'utf8').replace(table, formsTable()));
  expect(table.exec(readFileSync(page, 'utf8'))?.[0]).toBe(formsTable());
});
