import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { UsageError } from '../../src/errors.ts';
import { refuseOverInputs } from '../../src/job/outputs.ts';

const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'imagebudget-outputs-')));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
mkdirSync(join(cwd, 'image'));
writeFileSync(join(cwd, 'image/index.json'), '');
symlinkSync('image', join(cwd, 'alias'));
/** `l1` is a link to a file that is not there yet, `l2` one to `l1`, and so on. */
for (let n = 1; n <= 41; n++) symlinkSync(n === 1 ? 'image/new' : `l${n - 1}`, join(cwd, `l${n}`));

const write = (path: string) => () =>
  refuseOverInputs(cwd, [{ name: '--json', path }], [{ what: 'the image', path: join(cwd, 'image') }]);

describe('an output', () => {
  test.each(['image/index.json', 'image', 'image/new', 'image/a/b', 'alias/new', 'l1', 'l40'])(
    'may not replace a part of the image (%s)',
    path => {
      expect(write(path)).toThrow(UsageError);
      expect(write(path)).toThrow(`--json ${path} would replace the image`);
    },
  );

  // Linux follows no more than 40 links either: writing to `l41` fails.
  test.each(['new', 'a/b', 'image.json', 'l41'])('may be written elsewhere (%s)', path => {
    expect(write(path)).not.toThrow();
  });

  test('may not replace a workflow', () => {
    expect(write('.github/workflows/ci.yml')).toThrow('--json .github/workflows/ci.yml would replace a workflow');
  });
});
