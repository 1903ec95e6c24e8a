/** Hints on COPY and ADD. */
import { jsonWords, quotedWords, withoutFlags } from '../../dockerfile/words.ts';
import { type Evidence, type Hint, type HintLayer, ifAny } from './hint.ts';

const MB = 1_000_000;
const ARCHIVE = /\.(?:zip|tgz|tbz2?|txz|tar(?:\.(?:gz|bz2|xz|zst))?)$/i;

/** Lines of a .dockerignore against what a rule finds. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  'vcs-dir': ['**/.git'],
  'context-secrets': ['**/.env*', '**/*.pem', '**/*.key', '**/.npmrc'],
  'context-ci': ['.github', '.gitlab-ci.yml', '.circleci'],
  'context-docker': ['**/Dockerfile*', '**/compose*.y*ml', '**/docker-compose*.y*ml'],
  'context-editor': ['**/.vscode', '**/.idea', '**/.DS_Store'],
  'coverage-output': ['**/coverage', '**/htmlcov', '**/.nyc_output'],
  'iac-cache': ['**/.terraform'],
  'debug-log-files': ['**/*-debug.log*', '**/*-error.log*'],
  'test-fixtures': ['**/tests', '**/__tests__'],
  'python-dev-caches': ['**/.pytest_cache', '**/.mypy_cache', '**/.ruff_cache', '**/.tox'],
};

/** Folders of installed dependencies and caches, which a build makes anew. */
const FOLDERS = ['node_modules', '.venv', '__pycache__'];

interface Copy {
  sources: string[];
  /** From another stage or image; history does not record it. */
  from: boolean;
}

/** What a COPY or ADD copies; null for other instructions. Legacy history has `dir:DIGEST in /app ` instead of `. /app`. */
function copyOf({ keyword, text }: HintLayer): Copy | null {
  if (keyword !== 'COPY' && keyword !== 'ADD') return null;
  const from = /(?:^|\s)--from=/.test(text);
  const rest = withoutFlags(text);
  if (/^dir:[0-9a-f]+ in /.test(rest)) return { sources: ['.'], from };
  const words = jsonWords(rest) ?? quotedWords(rest.slice(0, 65_536), '\\').map(word => word.replace(/["']/g, ''));
  return { sources: words.slice(0, -1), from };
}

function inFolder(directory: string, folder: string): boolean {
  return (
    directory === folder ||
    directory.startsWith(`${folder}/`) ||
    directory.includes(`/${folder}/`) ||
    directory.endsWith(`/${folder}`)
  );
}

/** The lines against what was found, most bytes first. */
function leaks(layer: HintLayer): Evidence | null {
  const ofRules = Object.entries(LINES).map(([rule, lines]) => ({
    lines,
    bytes: layer.found(rule) + layer.lostLater(rule),
  }));
  const ofFolders = FOLDERS.map((folder, at) => ({
    lines: [`**/${folder}`],
    // The line against a folder around it keeps it out too.
    bytes: layer.added(
      directory => inFolder(directory, folder) && !FOLDERS.slice(0, at).some(other => inFolder(directory, other)),
    ),
  }));
  const found = [...ofRules, ...ofFolders].filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes);
  if (found.length === 0) return null;
  const lines = [...new Set(found.flatMap(one => one.lines))];
  return {
    bytes: found.reduce((total, { bytes }) => total + bytes, 0),
    remedy: [`# .dockerignore, one a line: ${lines.join(' ')}`, ...lines].join('\n'),
  };
}

export const copies: readonly Hint[] = [
  {
    id: 'hint-copy-all',
    title: 'the whole build context is copied',
    severity: 'warn',
    evidence:
      'The layer has bytes of a rule about version control and build context, or a `node_modules`, `.venv` or `__pycache__`. The lines of the `.dockerignore` come from what was found.',
    explains: [...Object.keys(LINES), 'dependencies-twice'],
    remedy: '# .dockerignore, one a line: **/.git **/node_modules **/.venv **/__pycache__ Dockerfile* **/.env*',
    about: 'layer',
    test(layer) {
      const copy = copyOf(layer);
      const all = copy?.sources.some(source => source === '.' || source === './' || source === '*');
      return copy && all && !copy.from ? leaks(layer) : null;
    },
  },
  {
    id: 'hint-copy-root',
    title: 'a whole file system is copied',
    severity: 'info',
    evidence:
      'The layer has at least 50 MB or overwrites at least 1 MB of lower files, and is not the first: after `FROM scratch` that is a squash on purpose.',
    explains: [],
    remedy: 'COPY --from=build <the paths that are needed> <destination>',
    about: 'layer',
    test(layer) {
      const root = copyOf(layer)?.sources.some(source => source === '/' || source === '/.');
      if (!root || layer.index === 0) return null;
      return layer.bytes >= 50 * MB ? { bytes: layer.bytes } : ifAny(layer.wasted('overwritten', 'metadata'), MB);
    },
  },
  {
    id: 'hint-add-remote',
    title: 'ADD of a remote archive, which is not unpacked',
    severity: 'info',
    evidence: 'The archive is in the layer.',
    explains: ['archive-unpacked', 'archive-left'],
    remedy: 'RUN curl -fsSL <url> | tar -xz -C <directory>   # or ADD in a build stage',
    about: 'layer',
    test(layer) {
      if (layer.keyword !== 'ADD') return null;
      const remote = copyOf(layer)?.sources.filter(source => /^https?:\/\//.test(source)) ?? [];
      const names = remote.map(url => (url.split(/[?#]/, 1)[0] ?? '').split('/').at(-1) ?? '');
      return ifAny(layer.addedNamed(new Set(names.filter(name => ARCHIVE.test(name)))));
    },
  },
];
