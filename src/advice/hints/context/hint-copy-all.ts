import { listed } from '../../../image/text.ts';
import { copyOf } from '../copy.ts';
import { type Evidence, type HintLayer, hint } from '../hint.ts';

/** Lines of a .dockerignore that keep out what a rule finds. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  'vcs-dir': ['**/.git'],
  'context-secrets': ['**/.env', '**/.env.*', '**/.npmrc'],
  'context-ci': ['.github', '.gitlab-ci.yml', '.circleci'],
  'context-docker': ['**/Dockerfile*', '**/compose*.y*ml', '**/docker-compose*.y*ml'],
  'context-editor': ['**/.vscode', '**/.idea', '**/.DS_Store'],
  'coverage-output': ['**/coverage', '**/htmlcov', '**/.nyc_output'],
  'iac-cache': ['**/.terraform'],
  'debug-log-files': ['**/*-debug.log*', '**/*-error.log*'],
  'test-fixtures': ['**/tests', '**/__tests__'],
  'python-dev-caches': ['**/.pytest_cache', '**/.mypy_cache', '**/.ruff_cache', '**/.tox'],
};

/** Folders of installed dependencies and caches, which a build makes again. */
const FOLDERS = ['node_modules', '.venv', '__pycache__'];

/** More would not fit into a sentence. */
const MOST_LINES = 12;

function inFolder(directory: string, folder: string): boolean {
  return `/${directory}/`.includes(`/${folder}/`);
}

/** The lines that keep out what was found, most bytes first. */
function leaks(layer: HintLayer): Evidence | null {
  const ofRules = Object.entries(LINES).map(([rule, lines]) => ({
    lines,
    bytes: layer.found(rule) + layer.lostLater(rule),
  }));
  const ofFolders = FOLDERS.map((folder, at) => ({
    lines: [`**/${folder}`],
    // A line for an outer folder keeps it out too.
    bytes: layer.added(
      directory => inFolder(directory, folder) && !FOLDERS.slice(0, at).some(other => inFolder(directory, other)),
    ),
  }));
  const found = [...ofRules, ...ofFolders].filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes);
  if (found.length === 0) return null;
  const lines = [...new Set(found.flatMap(one => one.lines))].slice(0, MOST_LINES);
  return {
    bytes: found.reduce((total, { bytes }) => total + bytes, 0),
    remedy: `List ${listed(lines.map(line => `\`${line}\``))} in .dockerignore.`,
  };
}

/** `a, b and c`. */
export default hint({
  id: 'hint-copy-all',
  title: 'the whole build context is copied',
  severity: 'warn',
  evidence:
    'The layer has a `node_modules`, `.venv` or `__pycache__`, or a rule about version control and build context finds bytes in it. The lines for the `.dockerignore` depend on what was found.',
  explains: [...Object.keys(LINES), 'dependencies-twice'],
  remedy:
    'List what the image does not need in .dockerignore, such as `**/.git`, `**/node_modules`, `**/.venv` and `**/__pycache__`.',
  about: 'layer',
  test(layer) {
    const copy = copyOf(layer);
    const all = copy?.sources.some(source => source === '.' || source === './' || source === '*');
    return copy && all && !copy.from ? leaks(layer) : null;
  },
  reports: [
    {
      does: 'COPY . /app',
      found: { 'vcs-dir': 9 },
      adds: { '/app/node_modules/a': 20, '/app/__pycache__/x': 1 },
      bytes: 30,
      remedy: 'List `**/node_modules`, `**/.git` and `**/__pycache__` in .dockerignore.',
    },
    { does: 'COPY --chown=a:a ./ .', adds: { '/app/node_modules/a/b': 9 }, bytes: 9 },
    { does: 'ADD [".", "/app dir"]', adds: { '/.venv/bin/a': 9 }, bytes: 9 },
    { does: 'COPY dir:0123456789ab in /app ', lost: { 'vcs-dir': 9 }, bytes: 9 },
  ],
  ignores: [
    { does: 'COPY . /app', because: 'it copied nothing unwanted' },
    { does: 'COPY src /app', found: { 'vcs-dir': 9 }, because: 'one directory' },
    { does: 'COPY --from=build . /app', found: { 'vcs-dir': 9 }, because: 'not the build context' },
    { does: 'RUN cp . /app', found: { 'vcs-dir': 9 }, because: 'not the build context' },
    { does: 'COPY . /app', adds: { '/app/my_node_modules/a': 9 }, because: 'another name' },
  ],
});
