/** No form is refused that skopeo or crane can read: every image of the samples and of other projects is held against them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from '@jest/globals';
import { runInNewerDebian, whyNoNewerDebian } from '../../kit/apps/newer-debian.ts';
import { describeShared, shared } from '../../kit/archives/samples.ts';
import { skopeo, whyNoSkopeo } from '../../kit/engines/skopeo.ts';
import { inParallel, type Ran, runCli } from '../../kit/processes/cli.ts';
import { describeWhere } from '../../kit/runner/describe-where.ts';

const OCI = 'corpora/containers-image/oci/layout/fixtures';

/** What skopeo inspects, which looks at no layer, and we do not measure. */
const EXCEPTIONS: Record<string, string> = {
  'oci:samples/hand-oci-foreign': 'its only layer is foreign, and its bytes are not there',
  [`oci:${OCI}/delete_image_multiple_images`]: 'its layers are not there',
  [`oci:${OCI}/delete_image_only_one_image`]: 'its layer is not there',
  [`oci:${OCI}/delete_image_two_identical_references`]: 'one name means two images, of which skopeo takes the first',
  'docker-archive:corpora/ggcr/pkg/v1/mutate/testdata/source_image_with_empty_layer_history.tar':
    'its config was edited and no longer fits the digest that names it, which cannot be told from damage',
};

/** Where there are tars that are no images, and recordings. */
const ELSEWHERE =
  /^(samples\/(tar-edge|registry-recording)|corpora\/(expected|go-archive|tar-split|tar-stream|node-tar))/;

interface Candidate {
  /** As both tools name it. */
  name: string;
  /** As we do. */
  ours: string;
  exception: string;
}

function* candidates(folder: string): Generator<Candidate> {
  for (const entry of readdirSync(folder)) {
    const path = join(folder, entry);
    const shown = relative(shared ?? '', path);
    if (ELSEWHERE.test(shown)) continue;
    const named = (form: string, ref?: string): Candidate => {
      const name = `${form}:${path}${ref === undefined ? '' : `:${ref}`}`;
      return { name, ours: form === 'dir' ? path : name, exception: `${form}:${shown}` };
    };
    if (statSync(path).isDirectory()) {
      if (existsSync(join(path, 'version'))) yield named('dir');
      if (existsSync(join(path, 'index.json'))) yield named('oci');
      for (const ref of refsOf(join(path, 'index.json'))) yield named('oci', ref);
      yield* candidates(path);
    } else if (/\.(tar|oci|tgz|tar\.gz)$/.test(entry)) {
      yield named('docker-archive');
      yield named('oci-archive');
    }
  }
}

/** The names of a layout's images. */
function refsOf(index: string): string[] {
  const text = statSync(index, { throwIfNoEntry: false })?.isFile() ? readFileSync(index, 'utf8') : '';
  const names = [...text.matchAll(/ref\.name": *"([^"]+)"/g)];
  return [...new Set(names.map(([, name = '']) => name))];
}

/** Fails unless ours measures all of these, but for the exceptions. */
async function expectMeasured(theirs: readonly Candidate[], exceptions: readonly string[]): Promise<void> {
  const runs: Ran[] = await inParallel(theirs, ({ ours }) => runCli(['inspect', ours, '--json']));
  const refused = theirs.filter((_, index) => runs[index]?.code !== 0).map(({ exception }) => exception);
  expect([...new Set(refused)].sort()).toEqual(exceptions.toSorted());
}

/** The first run on a machine installs tools. */
const TIMEOUT_MS = 600_000;

describeShared('measured, but for what is damaged or not there, is', () => {
  describeWhere(whyNoSkopeo(), 'all', () => test('that skopeo can inspect', ofSkopeo, TIMEOUT_MS));
  describeWhere(whyNoNewerDebian(), 'every archive', () => test('that crane validates', ofCrane, TIMEOUT_MS));
});

async function ofSkopeo(): Promise<void> {
  const all = [...candidates(shared ?? '')];
  const readable = await inParallel(all, ({ name }) =>
    skopeo(['inspect', name]).then(
      () => true,
      () => false,
    ),
  );
  const theirs = all.filter((_, index) => readable[index]);
  expect(theirs.length).toBeGreaterThan(80);
  await expectMeasured(theirs, Object.keys(EXCEPTIONS));
}

async function ofCrane(): Promise<void> {
  const archives = [...candidates(shared ?? '')].filter(({ name }) => name.startsWith('docker-archive:'));
  const script = 'cd /mnt; for at; do if crane validate --tarball "$at" >/dev/null 2>&1; then echo "$at"; fi; done';
  const paths = archives.map(({ exception }) => exception.replace('docker-archive:', ''));
  const valid = await runInNewerDebian(shared ?? '', ['sh', '-c', script, 'sh', ...paths]);
  const theirs = archives.filter((_, index) => valid.split('\n').includes(paths[index] ?? ''));
  expect(theirs.length).toBeGreaterThan(20);
  await expectMeasured(theirs, Object.keys(EXCEPTIONS).slice(-1));
}
