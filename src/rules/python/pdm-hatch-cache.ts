import { rule } from '../rule.ts';

export default rule({
  id: 'pdm-hatch-cache',
  title: 'PDM and Hatch caches',
  before: ['python-bytecode-orphan'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['$CACHE/{pdm,hatch}/**'],
  why: 'Downloads. Packages that an environment reaches by a link into the cache do not count.',
  remedy: 'End each RUN that installs with `pdm cache clear`, or after Hatch with `rm -rf ~/.cache/hatch`.',
  mounts: [
    '~/.cache/pdm/http',
    '~/.cache/pdm/wheels',
    '~/.cache/pdm/metadata',
    '~/.cache/pdm/hashes',
    '~/.cache/hatch',
  ],
  example: {
    before: 'RUN pdm sync --prod --no-editable',
    after: 'RUN pdm sync --prod --no-editable && pdm cache clear',
  },
  references: ['https://pdm-project.org/latest/reference/configuration/', 'https://hatch.pypa.io/latest/config/hatch/'],
  reports: [
    { files: { '/root/.cache/pdm/http/x': 90000 }, bytes: 90000 },
    { files: { '/root/.cache/hatch/x.whl': 70, '/home/app/.cache/pdm/metadata/y': 4 }, bytes: 74 },
  ],
  ignores: [
    { files: { '/root/.local/share/hatch/env/virtual/app/bin/python': 900 }, because: 'environment' },
    {
      files: { '/root/.cache/pdm/packages/flask-3.0/lib/flask/app.py': 900 },
      links: { '/app/__pypackages__/3.12/lib/flask': '/root/.cache/pdm/packages/flask-3.0/lib/flask' },
      because: '`install.cache` makes the environment link into the cache',
    },
  ],
});
