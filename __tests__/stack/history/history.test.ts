import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MeasureError } from '../../../src/errors.ts';
import type { LayerIndex } from '../../../src/layer/index/layer-index.ts';
import { encodeFiles } from '../../../src/report/html/encode/encode-files.ts';
import { decodeFiles } from '../../../src/report/html/model/decode-files.ts';
import { ENTRY_TYPES, type PageFiles } from '../../../src/report/html/model/files.ts';
import { IMPLIED, layerOf, ownBytes, pathText, stateAt } from '../../../src/report/html/model/state.ts';
import { historyOf } from '../../../src/stack/history/history.ts';
import { type Listed, listImage } from '../../../src/stack/listing/listing.ts';
import { stack } from '../../../src/stack/stack-layers.ts';
import { indexOf } from '../../kit/archives/layers-of-entries.ts';
import { layersOfEntries } from '../../kit/archives/random-layers.ts';
import { runs } from '../../kit/runner/thorough.ts';

/** The files of layers, through the page's form and back. */
function throughThePage(indexes: readonly LayerIndex[]): PageFiles {
  const history = historyOf(stack(indexes, { keepPlaced: true }), indexes, () => false);
  const none = new Int32Array(history.inodes.length);
  return decodeFiles(encodeFiles({ ...history, groups: none, packages: none, findings: [] }));
}

/** What a listing says of a name, in the words of the page. */
function listedAs({ path, type, size, layer, link }: Listed): unknown {
  return { path, isFile: type === 'file' || type === 'hardlink', type, size, link, layer };
}

function stateAs(files: PageFiles, top: number): unknown[] {
  const state = stateAt(files, top);
  const own = ownBytes(files, state);
  const seen = new Set<number>();
  const rows = [...state].flatMap((entry, path) => {
    if (path === 0 || entry === -1) return [];
    const holder = files.entries.data[entry] ?? -1;
    const isAgain = holder >= 0 && seen.has(holder);
    seen.add(holder);
    const type = entry === IMPLIED ? 'dir' : (ENTRY_TYPES[files.entries.types[entry] ?? 0] ?? '');
    const isFile = type === 'file' || type === 'hardlink';
    return [
      {
        path: pathText(files, path),
        isFile,
        type: isFile ? (isAgain ? 'hardlink' : 'file') : type,
        size: own[path],
        link: files.links.get(entry) ?? null,
        layer: entry === IMPLIED ? null : layerOf(files, entry),
      },
    ];
  });
  return rows;
}

function layersUpTo(indexes: readonly LayerIndex[], top: number): unknown[] {
  return [...listImage(indexes.slice(0, top + 1))].map(listedAs);
}

/** Hard links name their first name, and directories without an entry a layer: the page says neither. */
function comparable(rows: readonly unknown[]): unknown[] {
  return rows.map(row => {
    const { link, layer, type, ...rest } = row as Record<string, unknown>;
    return { ...rest, type, ...(type === 'symlink' ? { link } : {}), ...(type === 'dir' ? {} : { layer }) };
  });
}

describe('the history of random layers, packed and unpacked', () => {
  test('gives the file system on top of each layer, and the bytes of each layer', () => {
    fc.assert(
      fc.property(layersOfEntries, layers => {
        const indexes = layers.map(indexOf);
        let files: PageFiles;
        try {
          files = throughThePage(indexes);
        } catch (error) {
          if (error instanceof MeasureError) return;
          throw error;
        }
        const { layerBytes } = stack(indexes);
        for (const [layer, bytes] of layerBytes.entries()) {
          const [from, to] = [files.entries.starts[layer], files.entries.starts[layer + 1]];
          expect(files.entries.sizes.slice(from, to).reduce((sum, size) => sum + size, 0)).toBe(bytes);
          expect(comparable(stateAs(files, layer))).toEqual(comparable(layersUpTo(indexes, layer)));
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
