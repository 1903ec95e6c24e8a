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
  remedy: [
    '# .dockerignore: add the lines **/.git, **/.hg and **/.svn',
    '# if the build clones a repository: RUN git clone --depth 1 URL src && rm -rf src/.git',
    '# to show a revision: ARG GIT_SHA',
    '#                     LABEL org.opencontainers.image.revision=$GIT_SHA',
  ].join('\n'),
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
