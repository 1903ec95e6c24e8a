/** Two images of which files grew, shrank, came, went, and became something else. */
import { archiveOf, dockerArchiveFiles, type Entry, filler } from '../archives/archives.ts';

const BASE: Entry[] = [
  { name: 'usr/lib/same', body: filler(9000, 's') },
  { name: 'bin/now-a-directory', body: filler(200, 'f') },
  { name: 'gone/\xff<b>', body: filler(500, 'g') },
];

function imageOf(layers: Entry[][]): Buffer {
  const createdBy = ['ADD rootfs /', 'RUN make', 'RUN rm -rf /gone'];
  return archiveOf(dockerArchiveFiles({ layers, createdBy }));
}

export const BEFORE = imageOf([
  BASE,
  [
    { name: 'app/grown', body: filler(1000, 'a') },
    { name: 'app/linked', hardlink: 'app/grown' },
    { name: 'app/shrunk', body: filler(3000, 'b') },
  ],
]);

export const AFTER = imageOf([
  BASE,
  [
    { name: 'app/grown', body: filler(5000, 'c') },
    { name: 'app/linked', hardlink: 'app/grown' },
    { name: 'app/shrunk', body: filler(2000, 'd') },
  ],
  [
    { name: '.wh.gone', body: '' },
    { name: 'bin/now-a-directory/', mode: 0o755 },
    { name: 'bin/now-a-directory/file', body: filler(300, 'e') },
  ],
]);
