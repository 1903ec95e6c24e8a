import { type RuleFile, type RuleImage, rule } from '../rule.ts';

const MIN_SIZE = 262_144;

const SUFFIX = /\.(tar|tar\.gz|tgz|tar\.xz|txz|tar\.bz2|tbz2|tar\.zst|zip|7z|rar)$/;

type Command = ReturnType<RuleImage['ran']>[number];

/** The files that a command unpacks, as it names them; none if it reads a pipe or makes an archive. */
function unpackedBy({ name, args }: Command): readonly string[] {
  if (/^(?:bsd|g)?tar$/.test(name)) return unpackedByTar(args);
  const operands = args.filter((arg, at) => !arg.startsWith('-') && args[at - 1] !== '-d');
  if (name === 'unzip') return operands.slice(0, 1);
  if (/^7z[az]?$/.test(name)) return /^[xe]$/.test(operands[0] ?? '') ? operands.slice(1, 2) : [];
  return name === 'gunzip' ? operands : [];
}

/** `tar xzf FILE`, `tar -C DIR -x -f FILE`, `tar --extract --file=FILE`. */
function unpackedByTar(args: readonly string[]): readonly string[] {
  const flags = args.map((arg, at) => (at === 0 ? /^-?([a-zA-Z]+)$/ : /^-([a-zA-Z]+)$/).exec(arg)?.[1] ?? '');
  const extracts = flags.some(letters => letters.includes('x')) || args.some(arg => /^--(?:extract|get)$/.test(arg));
  if (!extracts) return [];
  return args.flatMap((arg, at) => {
    const takesNext = flags[at]?.includes('f') || arg === '--file';
    return takesNext ? (args[at + 1] ?? []) : arg.startsWith('--file=') ? arg.slice('--file='.length) : [];
  });
}

function isUnpacked({ path, size, layer }: RuleFile, image: RuleImage): boolean {
  if (size < MIN_SIZE) return false;
  if (image.isDirectory(path.replace(SUFFIX, ''))) return true;
  const unpacked = image.ran(layer).flatMap(unpackedBy);
  const name = nameOf(path);
  if (unpacked.some(word => nameOf(word) === name)) return true;
  // A variable or a pattern may mean any file.
  return unpacked.some(word => /[$*?]/.test(word)) && image.countNamed(layer, SUFFIX) === 1;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export default rule({
  id: 'archive-unpacked',
  title: 'Archive next to its unpacked contents',
  before: ['archive-left'],
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
    'The archive has at least 262144 bytes, and something shows that it was unpacked. Either a directory with its name, without the suffix, is next to it (`foo-1.2` for `foo-1.2.tar.gz`). Or the RUN that made its layer unpacks it (`tar -x`, `unzip`, `7z x`, `gunzip`) and names it; a variable or a pattern (`tar -xf "$FILE"`) is enough if the layer has no other archive.',
  why: 'The image has its contents twice.',
  remedy:
    'Pipe the download into the command that unpacks it, `curl -fsSL` into `tar -xz`, or delete the archive in the RUN that unpacks it. A local tar archive needs no copy: `ADD` unpacks it.',
  example: {
    before:
      'RUN curl -fsSLO https://nodejs.org/dist/v24.11.0/node-v24.11.0-linux-x64.tar.gz && tar -xzf node-v24.11.0-linux-x64.tar.gz -C /opt',
    after: 'RUN curl -fsSL https://nodejs.org/dist/v24.11.0/node-v24.11.0-linux-x64.tar.gz | tar -xz -C /opt',
  },
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
    {
      files: { '/opt/a.tar.gz': 300000, '/opt/b.tar.gz': 300001 },
      createdBy: '|1 V=1 /bin/sh -c cd /opt && tar -C /usr/local --extract --file=./b.tar.gz',
      bytes: 300001,
    },
  ],
  ignores: [
    {
      files: { '/srv/backup.tgz': 300000 },
      createdBy: 'RUN /bin/sh -c tar -czf /srv/backup.tgz /data # buildkit',
      because: 'the command makes it',
    },
    {
      files: { '/srv/app.zip': 300000 },
      createdBy: 'RUN /bin/sh -c apt-get install -y unzip tar $PACKAGES && curl -fo /srv/app.zip "$URL" # buildkit',
      because: 'the programs are installed, but unpack nothing',
    },
    {
      files: { '/srv/a.zip': 300000, '/srv/b.zip': 300000 },
      createdBy: 'RUN /bin/sh -c unzip -q "$FILE" -d /opt # buildkit',
      because: 'the command does not tell which of the two it unpacks',
    },
    {
      files: { '/srv/download.zip': 300000 },
      createdBy: 'RUN /bin/sh -c curl -fsSL "$URL" | tar -xz -C "$DIR" && curl -fo /srv/$NAME "$OTHER" # buildkit',
      because: 'the command unpacks a pipe, not a file',
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
    { files: { '/app/lib/app.jar': 900000, '/app/lib/app/': 0 }, because: 'not an archive to this rule' },
    { files: { '/opt/a.zip': 262143, '/opt/a/': 0 }, because: 'too small to bother' },
  ],
});
