import { rule } from '../rule.ts';

const LEAST = 1_048_576;

export default rule({
  id: 'home-cache-other',
  title: 'Anything else in ~/.cache',
  last: true,
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: [
    '$CACHE/**',
    '~/.{nvm,pyenv,rbenv,asdf}/{.cache,.git,cache}/**',
    '~/{.bash_history,.wget-hsts,.python_history,.lesshst,.viminfo,.node_repl_history}',
  ],
  least: LEAST,
  why: 'According to the XDG specification, nothing here is essential. But some tools run from here, so this is only advice.',
  remedy:
    'If no program of the image runs from the folder, delete it at the end of the RUN that fills it: `rm -rf ~/.cache/matplotlib`, for example.',
  example: {
    before: 'RUN python -m sphinx docs /srv/docs',
    after: 'RUN python -m sphinx docs /srv/docs && rm -rf ~/.cache/matplotlib',
  },
  keep: 'Name the folder as `path`, so that other caches are still reported.',
  references: ['https://specifications.freedesktop.org/basedir-spec/latest/'],
  reports: [
    {
      files: { '/root/.cache/matplotlib/fontlist-v330.json': 2000000, '/root/.cache/sometool/x': 700 },
      bytes: 2000700,
    },
    { files: { '/home/app/.pyenv/.git/objects/pack/a.pack': 1048576, '/root/.bash_history': 4 }, bytes: 1048580 },
  ],
  ignores: [
    { files: { '/root/.config/app.toml': 900 }, because: 'configuration' },
    { files: { '/root/.cache/matplotlib/fontlist-v330.json': 1048575 }, because: 'too few bytes' },
    {
      files: { '/root/.cache/uv/a/x.so': 9000000 },
      links: { '/app/x.so': '/root/.cache/uv/a/x.so' },
      because: 'a link leads to it',
    },
  ],
});
