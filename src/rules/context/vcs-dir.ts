import { rule } from '../rule.ts';

export default rule({
  id: 'vcs-dir',
  title: 'Version control directories',
  before: ['context-secrets'],
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'removable',
  globs: ['/**/{.git,.hg,.svn,.bzr,_darcs,.jj}/**', '/**/CVS/{Entries,Repository,Root}'],
  not: [
    { glob: '/**/flutter/.git/**', why: 'the Flutter tool reads its own history at each start' },
    { glob: '/**/{homebrew,Homebrew}/.git/**', why: '`brew` needs it' },
    { glob: '~/.{nvm,pyenv,rbenv,asdf,oh-my-zsh}/**', why: 'the tool updates itself from its own clone' },
  ],
  why: 'The history of the sources, often with secrets that were deleted later. A program that reads it at run time, such as one that shows its version, can use a build argument.',
  remedy:
    'List `**/.git`, `**/.hg` and `**/.svn` in .dockerignore. If a RUN clones a repository, delete its `.git` in the same RUN; to show a revision, pass it as a build argument.',
  example: { file: '.dockerignore', before: '', after: ['**/.git', '**/.hg', '**/.svn'].join('\n') },
  references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  reports: [
    { files: { '/app/.git/objects/pack/pack-1a2b.pack': 90000000, '/app/.gitignore': 30 }, bytes: 90000000 },
    { files: { '/src/vendor/lib/.svn/wc.db': 4000, '/src/CVS/Entries': 7, '/src/CVS/notes.txt': 2 }, bytes: 4007 },
  ],
  ignores: [
    { files: { '/app/.gitignore': 30, '/app/.git': 40 }, because: 'plain files' },
    {
      files: { '/usr/lib/git-core/git-upload-pack': 3000, '/usr/share/git-core/templates/hooks/pre-commit.sample': 5 },
      because: 'the git program',
    },
    { files: { '/srv/git/repo.git/objects/pack/p.pack': 9000 }, because: 'a bare repository that the image serves' },
    { files: { '/opt/flutter/.git/HEAD': 20 }, because: 'the tool reads its own history' },
  ],
});
