import { ofDirectory } from '../conditions.ts';
import { rule } from '../rule.ts';

/** The gem home around a file of a gem or of its extensions. */
const HOME = /^(.*)\/(?:gems\/[^/]+\/ext|extensions)\//;

export default rule({
  id: 'gem-ext-build',
  title: 'Object files left by native gems',
  // Such files of gems for development are needless as well.
  before: ['bundler-dev-deps'],
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/**/gems/*/ext/**/*.{o,log,time}',
    '/**/gems/*/ext/**/Makefile',
    '/**/extensions/*/*/*/{gem_make.out,mkmf.log}',
  ],
  whenFolder: ofDirectory(HOME, (home, image) => image.isDirectory(`${home}/specifications`)),
  whenText: 'A folder `specifications` is next to `gems`, which makes it a gem home.',
  why: 'Compiler output. Ruby loads `lib/**/*.so` and `extensions/**/*.so`.',
  remedy: "End each RUN that installs with `find /usr/local/bundle -path '*/ext/*' -name '*.o' -delete`.",
  example: {
    before: 'RUN bundle install',
    after: "RUN bundle install && find /usr/local/bundle -path '*/ext/*' -name '*.o' -delete",
  },
  references: ['https://guides.rubygems.org/gems-with-extensions/'],
  reports: [
    {
      files: {
        '/usr/local/bundle/gems/bcrypt-3.1.20/ext/mri/bcrypt_ext.o': 9000,
        '/usr/local/bundle/extensions/x86_64-linux/3.3.0/bcrypt-3.1.20/gem_make.out': 70,
        '/usr/local/bundle/specifications/bcrypt-3.1.20.gemspec': 5,
      },
      bytes: 9070,
    },
    {
      files: {
        '/usr/local/lib/ruby/gems/3.3.0/gems/x-1/ext/x/Makefile': 8,
        '/usr/local/lib/ruby/gems/3.3.0/specifications/': 0,
      },
      bytes: 8,
    },
  ],
  ignores: [
    { files: { '/usr/local/bundle/gems/bcrypt-3.1.20/lib/bcrypt_ext.so': 900 }, because: 'loaded' },
    {
      files: { '/usr/local/bundle/extensions/x86_64-linux/3.3.0/bcrypt-3.1.20/gem.build_complete': 900 },
      because: 'marks the gem as built',
    },
    {
      files: { '/usr/local/bundle/gems/x-1.0/ext/x/x.so': 900 },
      because: 'third copy of the library: left to duplicate-content',
    },
    { files: { '/app/gems/x/ext/y.o': 900 }, because: 'not a gem home' },
  ],
});
