import { rule } from '../rule.ts';

export default rule({
  id: 'context-editor',
  title: 'Editor and desktop files',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/**/{.vscode,.idea,.vs,.fleet,.zed,.history}/**',
    '/**/*.{iml,swp,swo,swn}',
    '/**/{.DS_Store,Thumbs.db,desktop.ini,.directory}',
    '/**/__MACOSX/**',
    '/**/._*',
    '/**/*.{orig,rej}',
  ],
  not: [
    { glob: '~/.vscode/extensions/**', why: 'code-server/remote images run from here' },
    { glob: '~/{.vscode-server,.vscode-remote,.cursor-server}/**', why: 'same' },
    { glob: '/**/extensions/**/.vscode/**', why: 'inside editor extensions' },
    { glob: '/**/node_modules/**', why: 'node-package-docs claims them' },
    { glob: '/usr/!(src)/**', why: 'system files; the rule still matches /usr/src/app' },
    { glob: '/etc/**', why: 'system files' },
    { glob: '/var/lib/**', why: 'system files' },
  ],
  why: "State of one person's editor or desktop.",
  remedy: 'List `**/.vscode`, `**/.idea`, `**/.DS_Store`, `**/._*` and `**/*.sw?` in .dockerignore.',
  example: {
    file: '.dockerignore',
    before: '',
    after: ['**/.vscode', '**/.idea', '**/.DS_Store', '**/._*', '**/*.sw?'].join('\n'),
  },
  references: [
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    'https://github.com/github/gitignore/tree/main/Global',
  ],
  reports: [
    { files: { '/app/.idea/workspace.xml': 90000, '/app/src/.DS_Store': 700, '/app/.main.py.swp': 30 }, bytes: 90730 },
    { files: { '/app/__MACOSX/._a': 70, '/app/patch.rej': 4 }, bytes: 74 },
  ],
  ignores: [
    { files: { '/home/coder/.vscode/extensions/ms-python/out/x.js': 900 }, because: 'runtime' },
    { files: { '/usr/share/doc/x/patch.orig': 900 }, because: 'system files' },
  ],
});
