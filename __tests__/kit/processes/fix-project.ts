/** A folder with an image, the Dockerfile that it could have been built from, and a git repository. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveOf, dockerArchiveFiles, filler } from '../archives/archives.ts';

export const DOCKERFILE = `FROM scratch
# Keep this comment.
RUN pip install app
COPY . /srv
RUN rm -rf /srv/tests
CMD ["/srv/app"]
`;

/** What the two edits of the plan make of it. */
export const EDITED = `FROM scratch
# Keep this comment.
RUN pip install --no-cache-dir app
COPY . /srv
CMD ["/srv/app"]
`;

export const IDS = ['clean-3-pip-cache', 'ignore-deleted-4'] as const;

const LAYERS = [
  [
    { name: 'root/.cache/pip/http/a', body: filler(300_000) },
    { name: 'usr/lib/app/data', body: filler(500_000) },
  ],
  [
    { name: 'srv/app', body: filler(1000), mode: 0o755 },
    { name: 'srv/tests/data', body: filler(200_000) },
  ],
  [{ name: 'srv/.wh.tests' }],
];
const CREATED_BY = [
  'RUN /bin/sh -c pip install app # buildkit',
  'COPY . /srv # buildkit',
  'RUN /bin/sh -c rm -rf /srv/tests # buildkit',
];

/** Without hooks, settings or an identity of the machine. */
export const GIT_ENV = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };

export function git(folder: string, ...args: string[]): string {
  const own = ['-c', 'user.email=a@example.com', '-c', 'user.name=A', '-c', 'core.autocrlf=false'];
  return execFileSync('git', [...own, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...GIT_ENV },
  });
}

interface Project {
  dockerfile?: string | Buffer;
  config?: string;
  /** Everything is committed. */
  inGit?: boolean;
}

export const CONFIG = 'version: 1\narchive: image.tar\nbudgets:\n  size: 1 GB\n';

export function fixProject(
  folder: string,
  { dockerfile = DOCKERFILE, config = CONFIG, inGit = true }: Project = {},
): string {
  mkdirSync(join(folder, 'tests'), { recursive: true });
  writeFileSync(join(folder, 'app'), filler(1000));
  writeFileSync(join(folder, 'tests/data'), filler(200_000));
  writeFileSync(join(folder, 'Dockerfile'), dockerfile);
  writeFileSync(join(folder, '.imagebudget.yml'), config);
  writeFileSync(
    join(folder, 'image.tar'),
    archiveOf(dockerArchiveFiles({ layers: LAYERS, createdBy: CREATED_BY, tag: 'web:ci' })),
  );
  if (inGit) {
    git(folder, 'init', '--quiet');
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'x');
  }
  return folder;
}
