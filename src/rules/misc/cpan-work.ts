import { rule } from '../rule.ts';

export default rule({
  id: 'cpan-work',
  title: 'CPAN build directories',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['~/.cpanm/**', '~/.cpan/{build,sources,Metadata,prefs}/**'],
  envDirectories: { PERL_CPANM_HOME: ['**'] },
  why: 'Unpacked sources, archives and logs of past installations.',
  remedy: 'End each RUN that installs with `rm -rf ~/.cpanm ~/.cpan/build ~/.cpan/sources`.',
  mounts: ['~/.cpanm', '~/.cpan/build', '~/.cpan/sources'],
  example: {
    before: 'RUN cpanm --notest --installdeps .',
    after: 'RUN cpanm --notest --installdeps . && rm -rf ~/.cpanm',
  },
  references: ['https://metacpan.org/dist/App-cpanminus/view/bin/cpanm', 'https://metacpan.org/pod/CPAN'],
  reports: [
    { files: { '/root/.cpanm/work/1700000000.20333/Foo-Bar-0.01/Makefile': 90000 }, bytes: 90000 },
    { files: { '/home/app/.cpan/build/Foo-0.01/Makefile': 70 }, bytes: 70 },
  ],
  ignores: [
    { files: { '/usr/local/share/perl/5.36.0/Foo/Bar.pm': 900 }, because: 'installed module' },
    { files: { '/root/.cpan/CPAN/MyConfig.pm': 90 }, because: 'configuration' },
  ],
});
