/** What no detector's own cases show: the layers of findings, and layers that are read once. */
import { expect, test } from '@jest/globals';
import duplicateContent from '../../../src/advice/detectors/duplicate-content.ts';
import gpuRuntime from '../../../src/advice/detectors/gpu-runtime.ts';
import { filler } from '../../kit/archives/archives.ts';
import { analysed, type SmallImage } from '../../kit/reports/analyse-tars.ts';
import { imageOf } from '../../kit/reports/image-cases.ts';

async function found(id: string, image: SmallImage) {
  return (await analysed(image)).findings.find(({ rule }) => rule === id);
}

test('bytes are in the layers of the copies that need not be there', async () => {
  const [copies] = duplicateContent.reports;
  const [runtime] = gpuRuntime.reports;
  if (!copies || !runtime) throw new Error('no cases');
  expect((await found('duplicate-content', imageOf(copies)))?.layers).toEqual([{ index: 1, bytes: 131_072 }]);
  expect((await found('gpu-runtime', imageOf(runtime)))?.layers).toEqual([
    { index: 0, bytes: 600_000 },
    { index: 1, bytes: 1_500_000 },
  ]);
});

test('compressed layers, which are read once, give the same', async () => {
  const file = (name: string, seed: string) => ({ name, body: filler(65_536, seed) });
  const layers = [{ entries: [file('a', 's')] }, { entries: [file('b', 's'), file('c', 't')] }];
  const plain = await found('duplicate-content', { layers });
  expect(plain).toMatchObject({ bytes: 65_536, paths: ['/a', '/b'] });
  expect(await found('duplicate-content', { layers, compression: 'gzip' })).toEqual(plain);
});
