/** Reading the Dockerfile and its .dockerignore: the file that BuildKit reads, and never another one. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DOCKERFILE_LIMIT } from '../../src/dockerfile/parse.ts';
import { tracedDockerfile } from '../../src/dockerfile/read.ts';
import { MeasureError } from '../../src/errors.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imagebudget-read-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The traced file, as a config in the working directory names it. */
function traced(path = 'docker/Dockerfile', contexts: readonly string[] = ['', 'docker']) {
  return tracedDockerfile({
    path: join(folder, path),
    shown: path,
    target: 'web',
    contexts: contexts.map(shown => ({ path: join(folder, shown), shown })),
  });
}

test('nothing, if nothing is to be traced', () => {
  expect(tracedDockerfile(null)).toBeNull();
});

test('the text, the path to show and the target', () => {
  write('docker/Dockerfile', 'FROM a\nRUN b\n');
  expect(traced()).toMatchObject({ path: 'docker/Dockerfile', target: 'web', parsed: { source: 'FROM a\nRUN b\n' } });
});

/** The .dockerignore for files of these sizes that were copied. */
function ignoreFileFor(copied: Record<string, number>, contexts?: readonly string[]) {
  const files = Object.entries(copied).map(([path, bytes]) => ({ path, bytes }));
  return traced('docker/Dockerfile', contexts)?.ignoreFileFor?.(files);
}

test('the .dockerignore that is named after the Dockerfile comes first', () => {
  write('docker/Dockerfile', 'FROM a');
  write('docker/Dockerfile.dockerignore', 'x\n');
  write('.dockerignore', 'y\n');
  write('app.js', '12345');
  expect(ignoreFileFor({ 'app.js': 5 })).toEqual({ path: 'docker/Dockerfile.dockerignore', text: 'x\n' });
});

test('then that of the folder whose files were copied', () => {
  write('docker/Dockerfile', 'FROM a');
  write('docker/.dockerignore', 'y\n');
  write('.dockerignore', 'z\n');
  write('docker/src/app.js', '12345');
  write('src/app.js', '1234');
  expect(ignoreFileFor({ 'src/app.js': 5 })).toEqual({ path: 'docker/.dockerignore', text: 'y\n' });
  expect(ignoreFileFor({ 'src/app.js': 4 })).toEqual({ path: '.dockerignore', text: 'z\n' });
});

test('if there is none, one can be made there', () => {
  write('docker/Dockerfile', 'FROM a');
  write('app.js', '12345');
  expect(ignoreFileFor({ 'app.js': 5 })).toEqual({ path: '.dockerignore', text: '' });
});

test('none, if several folders may be the context and none has the files', () => {
  write('docker/Dockerfile', 'FROM a');
  expect(ignoreFileFor({ 'app.js': 5 })).toBeNull();
  expect(ignoreFileFor({})).toBeNull();
});

test('that of the context of a build, whatever was copied', () => {
  write('docker/Dockerfile', 'FROM a');
  expect(ignoreFileFor({}, [''])).toEqual({ path: '.dockerignore', text: '' });
});

test('nowhere, if no context is known', () => {
  write('docker/Dockerfile', 'FROM a');
  expect(ignoreFileFor({}, [])).toBeNull();
});

test('a link is not read: it may lead to any file', () => {
  write('docker/Dockerfile', 'FROM a');
  write('secret', 'password\n');
  symlinkSync(join(folder, 'secret'), join(folder, '.dockerignore'));
  expect(ignoreFileFor({}, [''])).toBeNull();
});

test('nor is a directory, nor a very long file', () => {
  write('docker/Dockerfile', 'FROM a');
  write('.dockerignore', 'a'.repeat(256 * 1024));
  expect(ignoreFileFor({}, [''])?.text.length).toBe(256 * 1024);
  write('.dockerignore', 'a'.repeat(256 * 1024 + 1));
  expect(ignoreFileFor({}, [''])).toBeNull();
  rmSync(join(folder, '.dockerignore'));
  mkdirSync(join(folder, '.dockerignore'));
  expect(ignoreFileFor({}, [''])).toBeNull();
});

test('a Dockerfile that is missing or no file is an error with a hint', () => {
  expect(() => traced()).toThrow(MeasureError);
  expect(() => traced()).toThrow('cannot read the Dockerfile docker/Dockerfile');
  mkdirSync(join(folder, 'docker/Dockerfile'), { recursive: true });
  expect(() => traced()).toThrow('cannot read the Dockerfile docker/Dockerfile');
});

test('one that is too long is noted, and not read if it is very long', () => {
  write('docker/Dockerfile', ' '.repeat(DOCKERFILE_LIMIT + 1));
  expect(traced()?.parsed.notes).toHaveLength(1);
  write('docker/Dockerfile', 'x'.repeat(4 * DOCKERFILE_LIMIT + 1));
  expect(traced()?.parsed).toMatchObject({ notes: [expect.stringContaining('longer than')], source: '' });
});
