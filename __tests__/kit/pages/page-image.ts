/** An image in which layers do to each other all that a page shows, and its Dockerfile. */
import { archiveOf, dockerArchiveFiles, type Entry, filler } from '../archives/archives.ts';
import { HOSTILE_NAMES } from '../hostile/hostile-names.ts';

export const DOCKERFILE = [
  'FROM scratch',
  'COPY rootfs /',
  '# What is deleted later',
  'RUN apt-get update \\',
  '  && apt-get install -y curl',
  'RUN rm -rf /var/cache/big /usr/share/doc',
  'RUN chown -R app /app',
  'COPY . /app',
  'ENV TOKEN_SECRET=hunter2',
  '',
].join('\n');

const HISTORY = [
  'COPY rootfs / # buildkit',
  'RUN /bin/sh -c apt-get update   && apt-get install -y curl # buildkit',
  'RUN /bin/sh -c rm -rf /var/cache/big /usr/share/doc # buildkit',
  'RUN /bin/sh -c chown -R app /app # buildkit',
  'COPY . /app # buildkit',
];

/** Names that no page may take for more than text. A tar cannot hold a slash or a NUL in one. */
export const NAMES = HOSTILE_NAMES.filter(
  name => name !== '' && name.length < 100 && !/[/\0]/.test(name) && !name.startsWith('.'),
);

const bytesOf = (name: string) => Buffer.from(name).toString('latin1');

const LAYERS: Entry[][] = [
  [
    { name: 'app/', mode: 0o755 },
    { name: 'app/main.py', body: filler(5000, 'm') },
    { name: 'app/linked', hardlink: 'app/main.py' },
    { name: 'usr/share/doc/readme', body: filler(700, 'd') },
    { name: 'lib', symlink: 'usr/lib' },
    { name: 'usr/lib/libc.so', body: filler(9000, 'c') },
    { name: 'usr/lib64/loader', body: filler(150, 'l') },
    { name: 'app/tool', body: filler(600, 't') },
  ],
  [
    { name: 'var/lib/apt/lists/deb.example_dists_stable_Packages', body: filler(3000, 'p') },
    { name: 'var/cache/big', body: filler(20_000, 'b') },
    { name: 'lib/libcurl.so', body: filler(4000, 'u') },
  ],
  [
    { name: 'var/cache/.wh.big', body: '' },
    { name: 'usr/share/.wh.doc', body: '' },
  ],
  [
    { name: 'app/', mode: 0o755, uid: 1000 },
    { name: 'app/main.py', body: filler(5000, 'm'), uid: 1000 },
    { name: 'app/tool', body: filler(600, 't'), uid: 1000 },
  ],
  [
    { name: 'app/main.py', body: filler(5200, 'n') },
    ...NAMES.map((name, at) => ({ name: bytesOf(`app/names/${name}`), body: filler(10 + at, 'x') })),
  ],
];

export function pageArchive(): Buffer {
  return archiveOf(dockerArchiveFiles({ layers: LAYERS, createdBy: HISTORY }));
}
