/**
 * Data files of libraries against chisel's slices, which people wrote who know the libraries. `SLICES` names a folder of slices, such as that
 * of a branch of https://github.com/canonical/chisel-releases; `SLICES_DOCUMENT` the page that gets the result.
 */
import { describe, expect, test } from '@jest/globals';
import { dataFilesIn } from '../../../src/analysis/why/data-files.ts';
import { pathOf } from '../../../src/stack/file-tree.ts';
import type { StackNode } from '../../../src/stack/merge/merged-tree.ts';
import { follower } from '../../../src/stack/symlinks.ts';
import { treeOf } from '../../kit/archives/file-trees.ts';
import { writeSection } from '../../kit/closures/document.ts';
import { readSlices, type SlicedLibrary, slicedLibraries, slicesOf } from '../../kit/closures/slices.ts';

/** Those of its data files that the search does not find. */
function missed({ libraries, data }: SlicedLibrary): string[] {
  const root = treeOf({ files: Object.fromEntries(data.map(path => [path, 1])) }) as StackNode;
  const found = new Set(dataFilesIn({ root, follow: follower(root) }, libraries).map(({ file }) => pathOf(file)));
  return data.filter(path => !found.has(path));
}

describe('slices', () => {
  const slices = slicesOf([
    'package: libssl3\nslices:\n  libs:\n    essential: [openssl_config]\n    contents:\n      /usr/lib/*-linux-*/libssl.so.*:\n      /usr/lib/*-linux-*/ossl-modules/legacy.so:\n',
    'package: openssl\nslices:\n  config:\n    contents:\n      /etc/ssl/certs/:\n      /etc/ssl/openssl.cnf:\n      /usr/bin/openssl:\n      /usr/share/x/**: {arch: amd64}\n',
    'package: curl\nslices:\n  bins:\n    contents:\n      /usr/bin/curl:\n',
  ]);

  test('a library with what it takes along', () => {
    expect(slicedLibraries(slices)).toEqual([
      {
        package: 'libssl3',
        libraries: ['libssl.so.'],
        data: ['/etc/ssl/openssl.cnf', '/usr/lib/x86_64-linux-gnu/ossl-modules/legacy.so', '/usr/share/x/a/b'],
      },
    ]);
  });

  test('what the search does not find is missed', () => {
    expect(slicedLibraries(slices).map(missed)).toEqual([['/usr/share/x/a/b']]);
  });
});

/** What a slice has and no rule finds: by path, with the reason. */
const EXPLAINED: readonly { paths: RegExp; because: string }[] = [
  {
    paths: /^\/(?:etc|usr\/(?:lib|share))\/(?:x86_64-linux-gnu\/)?(?:python3|ruby|nodejs)/,
    because: 'the library of a language, which stays whole with its interpreter',
  },
  { paths: /^\/usr\/share\/(?:pkgconfig|gettext)\//, because: 'only builds read it' },
];

const { SLICES = '', SLICES_DOCUMENT } = process.env;
const skipped = SLICES === '' ? ' (SLICES names no folder)' : '';

(SLICES === '' ? test.skip : test)(`data files of libraries are a superset of their slices${skipped}`, () => {
  const libraries = slicedLibraries(readSlices(SLICES));
  const some = libraries.filter(({ data }) => data.length > 0).map(one => ({ ...one, lost: missed(one) }));
  const files = new Set(some.flatMap(({ data }) => data));
  const lost = [...new Set(some.flatMap(one => one.lost))];
  const reasons = EXPLAINED.map(one => ({ ...one, count: lost.filter(path => one.paths.test(path)).length }));
  if (SLICES_DOCUMENT !== undefined) {
    const table = [
      '| | |',
      '| --- | --- |',
      `| packages of libraries | ${libraries.length} |`,
      `| of these, with data files | ${some.length} |`,
      `| of these, all data files found | ${some.filter(one => one.lost.length === 0).length} |`,
      `| different data files, as the slices name them | ${files.size} |`,
      `| of these, found | ${files.size - lost.length} |`,
      ...reasons.map(({ count, because }) => `| not found: ${because} | ${count} |`),
    ].join('\n');
    writeSection(SLICES_DOCUMENT, 'slices', table);
  }
  expect(lost.filter(path => !EXPLAINED.some(({ paths }) => paths.test(path)))).toEqual([]);
});
