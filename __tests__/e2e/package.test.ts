/** The package as npm installs it: its command line, its library and its types, from a tarball and without a network. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { jsonValue } from '../../src/report/json.ts';
import type { Report } from '../../src/report/types.ts';
import { inParallel, root, runNode, scratchFolder } from '../kit/processes/cli.ts';
import { SAMPLES } from '../kit/reports/report-samples.ts';

const run = promisify(execFile);
const folder = scratchFolder();
const app = join(folder, 'app');
const tarball = () => join(folder, readdirSync(folder).find(name => name.endsWith('.tgz')) ?? '');

/** The examples of the page, in its order. */
const EXAMPLES = [...readFileSync(join(root, 'docs/library.md'), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(
  ([, text = '']) => text,
);

/** What the compiler must refuse. */
const WRONG = `import { check, MeasureError, type CheckOptions, type Report } from 'imagebudget';
// @ts-expect-error: no such option
export const option: CheckOptions = { confg: 'x' };
// @ts-expect-error: a list
await check({ sources: 'image.tar' });
// @ts-expect-error: no such field
export const field = (report: Report) => report.images[0]?.sizes.imag;
// @ts-expect-error: not for others to make
export const made = new MeasureError('x');
export const code = (error: MeasureError): 2 => error.exitCode;
`;

/** A report as a literal, where the compiler sees fields that the types lack, and fields that are missing. */
const literal = (report: Report) =>
  `import type { Report } from 'imagebudget';\nexport const report: Report = ${JSON.stringify(jsonValue(report))};\n`;

beforeAll(async () => {
  await run('npm', ['pack', '--pack-destination', folder], { cwd: root });
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{ "type": "module" }');
  await run('npm', ['install', '--offline', tarball()], { cwd: app });
  cpSync(join(root, 'example/image.tar'), join(app, 'image.tar'));
  cpSync(join(root, 'example/.imagebudget.yml'), join(app, '.imagebudget.yml'));
  cpSync(join(root, 'example/Dockerfile'), join(app, 'Dockerfile'));
});

describe('the package', () => {
  test('installs nothing else, and holds what it needs and no more', () => {
    expect(readdirSync(join(app, 'node_modules')).filter(name => !name.startsWith('.'))).toEqual(['imagebudget']);
    const installed = readdirSync(join(app, 'node_modules/imagebudget')).sort();
    expect(installed).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json', 'schema']);
  });

  test('has types that every way to resolve them finds', async () => {
    const checked = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball()))));
    // ES modules alone; CommonJS loads them with import().
    const problems = 'problems' in checked ? checked.problems.map(({ kind }) => kind) : ['no types'];
    expect(problems).toEqual(['CJSResolvesToESM']);
  });

  test('TypeScript accepts the examples and every report, and refuses mistakes', async () => {
    EXAMPLES.forEach((text, n) => {
      writeFileSync(join(app, `example-${n}.ts`), text);
    });
    writeFileSync(join(app, 'wrong.ts'), WRONG);
    for (const [name, report] of Object.entries(SAMPLES).filter(([, { verdict }]) => verdict !== null))
      writeFileSync(join(app, `report-${name.replaceAll(/\W/g, '-')}.ts`), literal(report));
    cpSync(join(root, 'node_modules/@types/node'), join(app, 'types/node'), { recursive: true });
    cpSync(join(root, 'node_modules/undici-types'), join(app, 'node_modules/undici-types'), { recursive: true });
    const options = { target: 'es2023', module: 'nodenext', strict: true, typeRoots: ['types'], types: ['node'] };
    writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['*.ts'] }));
    const { stdout } = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc')], { cwd: app }).catch(
      error => error,
    );
    expect(stdout).toBe('');
  });

  test('the examples run', async () => {
    expect(EXAMPLES).toHaveLength(2);
    const env = { XDG_CACHE_HOME: join(folder, 'cache') };
    const ran = await inParallel(EXAMPLES, text => {
      const script = join(app, `run-${EXAMPLES.indexOf(text)}.js`);
      // They are JavaScript as well: no example needs a type.
      writeFileSync(script, text);
      return runNode(script, [], { cwd: app, env });
    });
    expect(ran[0]).toMatchObject({ code: 0, stderr: '' });
    expect(ran[0]?.stdout).toMatch(/^verdict: fail\nimage\.tar: 2563755 bytes/);
    expect(ran[0]?.stdout).toContain('Leave out APT package indexes saves ');
    expect(ran[1]).toMatchObject({ code: 2, stdout: '' });
    expect(ran[1]?.stderr).toContain('there is no file or directory "missing.tar"');
  });

  test('npx runs its command line, and the library returns what it writes as JSON', async () => {
    const script = join(app, 'json.js');
    writeFileSync(script, "import { check } from 'imagebudget';\nconsole.log(JSON.stringify(await check()));\n");
    const env = { XDG_CACHE_HOME: join(folder, 'cache') };
    const [npx, library] = await Promise.all([
      run('npx', ['--offline', 'imagebudget', 'check', '--json', '-', '--no-cache'], { cwd: app }).catch(
        error => error,
      ),
      runNode(script, [], { cwd: app, env }),
    ]);
    expect(npx.code).toBe(1);
    const sameWay = (text: string) => JSON.parse(text.replaceAll('"cached"', '"structure"'));
    expect(sameWay(library.stdout)).toEqual(sameWay(npx.stdout));
  });
});
