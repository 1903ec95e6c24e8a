import { type RuleFile, type RuleImage, rule } from '../rule.ts';

const MIN_SIZE = 4096;

/** A repository's index may be in the package's own folder or some folders above it, as in `pool/main/g/git`. */
const MAX_PARENTS = 4;

const INDEXES = ['Packages', 'Packages.gz', 'Packages.xz', 'repodata/repomd.xml'];

function isNoRepository({ path, size }: RuleFile, image: RuleImage): boolean {
  let folder = path.slice(0, path.lastIndexOf('/'));
  if (size < MIN_SIZE || isRepository(folder, image)) return false;
  for (let up = 0; up < MAX_PARENTS && folder !== ''; up++) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    if (isRepository(folder, image)) return false;
  }
  return true;
}

function isRepository(folder: string, image: RuleImage): boolean {
  return (
    INDEXES.some(name => image.exists(`${folder}/${name}`)) ||
    image.isDirectory(`${folder}/pool`) ||
    image.hasNameEnding(folder, '.db.tar.gz')
  );
}

export default rule({
  id: 'os-package-file',
  title: 'Package files outside the caches',
  before: ['archive-unpacked'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/**/*.{deb,udeb,ddeb,rpm,srpm,pkg.tar.zst,pkg.tar.xz}'],
  not: [
    { glob: '/**/node_modules/**', why: 'payload of a package' },
    { glob: '/**/{site,dist}-packages/**', why: 'payload of a package' },
  ],
  when: isNoRepository,
  whenText:
    'The file has at least 4096 bytes, and neither its folder nor one of four folders above it looks like a package repository (`Packages`, `Packages.gz`, `Packages.xz`, `repodata/repomd.xml`, `*.db.tar.gz` or a folder `pool`). `.apk` files do not count: they may be Android programs.',
  why: 'The packages are installed, and the package database has a record of them.',
  remedy:
    'Delete the package file with `rm` in the RUN that fetches and installs it. A local one needs no copy: install it from `RUN --mount=type=bind`.',
  example: {
    before: ['COPY packages /packages', 'RUN dpkg -i /packages/*.deb'].join('\n'),
    after: 'RUN --mount=type=bind,source=packages,target=/packages dpkg -i /packages/*.deb',
  },
  references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypebind'],
  reports: [
    { files: { '/opt/foo_1.0_amd64.deb': 90000 }, bytes: 90000 },
    {
      files: { '/root/epel-release-latest-9.noarch.rpm': 19000, '/root/small.rpm': 4095, '/root/exact.rpm': 4096 },
      bytes: 23096,
    },
  ],
  ignores: [
    { files: { '/srv/mirror/pool/main/f/foo_1.0_amd64.deb': 90000 }, because: 'a repository that the image serves' },
    {
      files: { '/repo/x86_64/a.rpm': 90000, '/repo/repodata/repomd.xml': 3000 },
      because: 'a repository with its metadata',
    },
    { files: { '/srv/arch/a.pkg.tar.zst': 90000, '/srv/arch/own.db.tar.gz': 300 }, because: 'a repository of pacman' },
    { files: { '/app/assets/demo.apk': 90000 }, because: 'an Android program' },
  ],
});
