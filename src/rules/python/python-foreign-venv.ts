import { aroundNamed } from '../conditions.ts';
import { type RuleImage, rule } from '../rule.ts';

const NAMES = new Set(['.venv', 'venv', 'env', '.env']);

/** Whether a folder is an environment whose interpreter the image lacks. */
function isForeign(folder: string, image: RuleImage): boolean {
  const [, value] = /^home[ \t]*=(.*)$/im.exec(image.text(`${folder}/pyvenv.cfg`) ?? '') ?? [];
  const home = value?.trim();
  if (home === undefined || image.isStartedFrom(folder)) return false;
  const isHere = home.startsWith('/') ? image.reaches(home) : !/^[A-Za-z]:\\/.test(home);
  // With its own interpreter it can still start.
  return !isHere && !['python', 'python3'].some(name => image.reaches(`${folder}/bin/${name}`));
}

export default rule({
  id: 'python-foreign-venv',
  title: 'Virtual environment copied from the host',
  before: ['python-tests'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/**/{.venv,venv,env,.env}/**'],
  reads: [{ name: 'pyvenv.cfg', most: 4096 }],
  whenFolder: aroundNamed(NAMES, isForeign),
  whenText:
    '`home` in the folder’s `pyvenv.cfg` names a directory that the image does not have, and its `bin/python` leads nowhere. The rule leaves an environment alone if the command or `PATH` names it: its interpreter may come with a mount.',
  why: 'Its interpreter is not in the image, so nothing in it can run.',
  remedy:
    'List `**/.venv` and `**/venv` in .dockerignore, and make the environment inside the image: `python -m venv /opt/venv`.',
  example: { file: '.dockerignore', before: '', after: ['**/.venv', '**/venv'].join('\n') },
  references: ['https://docs.python.org/3/library/venv.html', 'https://docs.astral.sh/uv/guides/integration/docker/'],
  reports: [
    {
      files: { '/app/.venv/lib/python3.11/site-packages/flask/app.py': 9000 },
      contents: { '/app/.venv/pyvenv.cfg': 'home = /opt/hostedtoolcache/Python/3.11/bin\nversion = 3.11.4\n' },
      links: { '/app/.venv/bin/python': '/opt/hostedtoolcache/Python/3.11/bin/python3', '/app/.venv/lib64': 'lib' },
      bytes: 9061,
    },
    {
      files: { '/src/venv/Scripts/x.exe': 700 },
      contents: { '/src/venv/pyvenv.cfg': 'home = C:\\Python311\n' },
      bytes: 720,
    },
  ],
  ignores: [
    {
      files: { '/opt/venv/lib/python3.12/site-packages/flask/app.py': 900 },
      contents: { '/opt/venv/pyvenv.cfg': 'home = /usr/bin\n' },
      entrypoint: ['/opt/venv/bin/python', 'app.py'],
      because: 'the container starts from it',
    },
    {
      files: { '/opt/venv/lib/python3.12/site-packages/flask/app.py': 900, '/usr/local/bin/python3.12': 5 },
      contents: { '/opt/venv/pyvenv.cfg': 'home = /usr/local/bin\n' },
      because: 'the interpreter is in the image',
    },
    {
      files: { '/opt/venv/lib/x.py': 900, '/usr/bin/python3': 5 },
      contents: { '/opt/venv/pyvenv.cfg': 'home = /bin\n' },
      links: { '/bin': 'usr/bin' },
      because: 'a link leads to the interpreter',
    },
    { files: { '/app/env/settings.py': 900 }, because: 'not an environment, only a folder of that name' },
    {
      files: { '/app/venv/lib/x.py': 900 },
      contents: { '/app/venv/pyvenv.cfg': '\u0001 home home = \n===' },
      because: 'the file says nothing about an interpreter',
    },
  ],
});
