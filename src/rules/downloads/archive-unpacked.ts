import { type RuleFile, type RuleImage, rule } from '../rule.ts';

const MIN_SIZE = 262_144;

const SUFFIX = /\.(tar|tar\.gz|tgz|tar\.xz|txz|tar\.bz2|tbz2|tar\.zst|zip|7z|rar)$/;

/** What unpacks, as a command in the history's text. */
const UNPACKS = /\b(?:bsd)?tar |\bunzip |\b7z x|\bgunzip/;

function isUnpacked({ path, size, layer }: RuleFile, image: RuleImage): boolean {
  if (size < MIN_SIZE) return false;
  if (image.isDirectory(path.replace(SUFFIX, ''))) return true;
  const command = image.createdBy(layer);
  if (!UNPACKS.test(command)) return false;
  if (command.includes(path.slice(path.lastIndexOf('/') + 1))) return true;
  return unpacksUnnamed(command) && image.countNamed(layer, SUFFIX) === 1;
}

/** Whether something is unpacked that a variable or a pattern names: from a pipe nothing would be left. */
function unpacksUnnamed(command: string): boolean {
  return command.split(/[;&|\n]/).some(part => UNPACKS.test(part) && /[$*]/.test(part));
}

export default rule({
  id: 'archive-unpacked',
  title: 'Archive beside what was unpacked from it',
  category: 'downloads/models',
  order: 96,
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/**/*.{tar,tar.gz,tgz,tar.xz,txz,tar.bz2,tbz2,tar.zst,zip,7z,rar}'],
  not: [
    { glob: '/usr/{share,lib,lib64,libexec}/**', why: 'distribution data' },
    { glob: '/**/node_modules/**', why: 'package content' },
    { glob: '/**/{site,dist}-packages/**', why: 'package content' },
    { glob: '/**/gems/**', why: 'package content' },
    { glob: '/**/nltk_data/**', why: 'the rule nltk-zip' },
    { glob: '/**/.yarn/**', why: 'the yarn rules' },
    { glob: '/**/.ivy2/**', why: 'Ivy resolves from it' },
    { glob: '/**/python[0-9]*.zip', why: 'Python imports its standard library from it' },
  ],
  when: isUnpacked,
  whenText:
    'The archive has at least 262144 bytes, and either a directory with its name without the suffix is beside it (`foo-1.2` for `foo-1.2.tar.gz`), or the command that made its layer names it and unpacks something (`tar`, `bsdtar`, `unzip`, `7z x`, `gunzip`), or unpacks a file that a variable or a pattern names (`tar -xf "$FILE"`) and the layer has no other archive.',
  why: 'Its content is in the image a second time.',
  remedy: [
    'RUN curl -fsSL URL | tar -xJ -C /opt --strip-components=1',
    '# or in one RUN: curl -fsSLo a.zip URL && unzip -q a.zip -d /opt && rm a.zip',
    '# or: ADD local.tar.gz /opt/ (unpacks a local archive and keeps no copy)',
  ].join('\n'),
  references: ['https://docs.docker.com/reference/dockerfile/#add', 'https://github.com/hadolint/hadolint/wiki/DL3010'],
  reports: [
    { files: { '/opt/solr-9.6.0.tgz': 270000000, '/opt/solr-9.6.0/bin/solr': 3000 }, bytes: 270000000 },
    {
      files: { '/app/data.zip': 262144 },
      createdBy: 'RUN /bin/sh -c curl -fsSLO https://example.org/data.zip && unzip -q data.zip # buildkit',
      bytes: 262144,
    },
    {
      files: { '/srv/dl/pkg.tgz': 300000, '/opt/pkg/bin/x': 9 },
      createdBy: 'RUN /bin/sh -c f="/srv/dl/$NAME"; curl -o "$f" "$URL" && tar -xzf "$f" -C /opt # buildkit',
      bytes: 300000,
    },
  ],
  ignores: [
    {
      files: { '/srv/a.zip': 300000, '/srv/b.zip': 300000 },
      createdBy: 'RUN /bin/sh -c unzip -q "$FILE" -d /opt # buildkit',
      because: 'the command does not tell which of the two it unpacks',
    },
    {
      files: { '/srv/download.zip': 300000 },
      createdBy: 'RUN /bin/sh -c curl -fsSL "$URL" | tar -xz -C /opt && curl -fo /srv/$NAME "$OTHER" # buildkit',
      because: 'what is unpacked comes through a pipe, and is no file',
    },
    {
      files: { '/app/public/downloads/brochure.zip': 900000 },
      createdBy: 'COPY public /app/public # buildkit',
      because: 'a file that the image serves: nothing unpacked it',
    },
    {
      files: { '/usr/local/lib/python311.zip': 900000, '/usr/local/lib/python311/': 0 },
      because: 'the standard library of Python',
    },
    { files: { '/app/lib/app.jar': 900000, '/app/lib/app/': 0 }, because: 'no archive for this rule' },
    { files: { '/opt/a.zip': 262143, '/opt/a/': 0 }, because: 'too small to bother' },
  ],
});
