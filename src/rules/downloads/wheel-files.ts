import { type RuleFile, type RuleImage, rule } from '../rule.ts';

const MIN_SIZE = 4096;

/** Name and version of a wheel (PEP 427) or of a source archive. */
const WHEEL = /\/([^/-]+)-([^/-]+)(?:-[^/]*)?\.whl$/;
const SOURCE = /\/([^/]+)-([^/-]+)\.tar\.gz$/;

function isInstalled({ path }: RuleFile, image: RuleImage): boolean {
  const [, name = '', version = ''] = WHEEL.exec(path) ?? SOURCE.exec(path) ?? [];
  const plain = name.replace(/[-.]/g, '_');
  return [name, plain, plain.toLowerCase()].some(one => image.hasName(`${one}-${version}.dist-info`));
}

export default rule({
  id: 'wheel-files',
  title: 'Wheels and source archives outside caches',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/**/*.whl', '/{wheels,wheelhouse,dist,tmp/wheels,app/wheels,app/dist,usr/src/app/wheels}/*.tar.gz'],
  not: [
    { glob: '/**/ensurepip/_bundled/**', why: 'python-build-tools' },
    { glob: '/usr/share/python-wheels/**', why: 'python-build-tools' },
    { glob: '/**/{site,dist}-packages/**', why: 'virtualenv seed wheels and others' },
    { glob: '/**/virtualenv/**', why: 'seed wheels' },
    { glob: '/opt/{conda,miniconda}*/**', why: 'conda' },
  ],
  when: ({ size }) => size >= MIN_SIZE,
  whenText: 'The file has at least 4096 bytes.',
  adviceFor: (file, image) => !isInstalled(file, image),
  adviceWhenText:
    'The image has no `.dist-info` of that name and version: the wheel is not installed, and may be needed.',
  why: 'The packages in them are already installed.',
  remedy:
    'Install the wheels from `RUN --mount=type=bind,from=build` instead of copying them: a copy stays in its layer even after `rm`.',
  example: {
    before: ['COPY --from=build /wheels /wheels', 'RUN pip install --no-cache-dir --no-index /wheels/*.whl'].join('\n'),
    after:
      'RUN --mount=type=bind,from=build,source=/wheels,target=/wheels pip install --no-cache-dir --no-index /wheels/*.whl',
  },
  references: [
    'https://docs.docker.com/reference/dockerfile/#run---mounttypebind',
    'https://peps.python.org/pep-0427/',
  ],
  reports: [
    {
      files: {
        '/wheels/numpy-1.26.4-cp312-cp312-manylinux_2_17_x86_64.whl': 18000000,
        '/wheels/My.Tool-1.0.tar.gz': 5000,
        '/usr/lib/python3/dist-packages/numpy-1.26.4.dist-info/METADATA': 5,
        '/v/site-packages/my_tool-1.0.dist-info/RECORD': 5,
      },
      bytes: 18005000,
    },
    {
      files: { '/srv/x-1.0-py3-none-any.whl': 5000, '/v/site-packages/x-2.0.dist-info/RECORD': 5 },
      bytes: 0,
      advice: 5000,
    },
  ],
  ignores: [
    {
      files: { '/usr/lib/python3.12/ensurepip/_bundled/pip-24.0-py3-none-any.whl': 900 },
      because: 'needed by `python -m venv`',
    },
    { files: { '/wheels/x-1.0-py3-none-any.whl': 4095 }, because: 'too small to bother' },
  ],
});
