/** What a written page holds, read back as the page itself does. */
import { inflateRawSync } from 'node:zlib';
import { decodeFiles } from '../../../src/report/html/model/decode-files.ts';
import type { PageFiles } from '../../../src/report/html/model/files.ts';
import type { PageData } from '../../../src/report/html/model/page-data.ts';

export interface ReadPage {
  data: PageData;
  files: PageFiles[];
}

export function readPage(html: string): ReadPage {
  const [, json = ''] = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(html) ?? [];
  const packed = [...html.matchAll(/<script type="text\/plain" id="files-\d+">([^<]*)<\/script>/g)];
  return {
    data: JSON.parse(json),
    files: packed.map(([, base64 = '']) => decodeFiles(inflateRawSync(Buffer.from(base64, 'base64')))),
  };
}
