import { rule } from '../rule.ts';

export default rule({
  id: 'gem-cache',
  title: 'RubyGems and Bundler download caches',
  // Of gems for development it is to be emptied as of all others.
  before: ['bundler-dev-deps'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/usr/local/bundle/{cache,ruby/*/cache}/**',
    '/usr/local/lib/ruby/gems/*/cache/*.gem',
    '/usr/lib{,64}/ruby/gems/*/cache/*.gem',
    '/var/lib/gems/*/cache/*.gem',
    '~/.gem/ruby/*/cache/**',
    '~/.local/share/gem/ruby/*/cache/**',
    '/**/vendor/bundle/ruby/*/cache/**',
    '~/.bundle/cache/**',
    '~/{.gem,.local/share/gem}/specs/**',
    '$CACHE/gem/**',
  ],
  envDirectories: { GEM_HOME: ['cache/*.gem'], BUNDLE_PATH: ['cache/*.gem', 'ruby/*/cache/*.gem'] },
  why: 'The archives are already unpacked in `gems`.',
  remedy:
    'End each RUN that installs with `rm -rf /usr/local/bundle/cache /usr/local/bundle/ruby/*/cache ~/.bundle/cache`. Where gems are elsewhere, delete them with `rm -f "$(gem env gemdir)"/cache/*.gem`.',
  mounts: ['/usr/local/bundle/cache', '~/.bundle/cache'],
  example: {
    before: 'RUN bundle install',
    after: 'RUN bundle install && rm -rf /usr/local/bundle/cache /usr/local/bundle/ruby/*/cache',
  },
  references: ['https://guides.rubygems.org/command-reference/', 'https://bundler.io/man/bundle-config.1.html'],
  reports: [
    {
      files: {
        '/usr/local/bundle/cache/nokogiri-1.16.5-x86_64-linux.gem': 90000,
        '/app/vendor/bundle/ruby/3.3.0/cache/rails-7.1.gem': 700,
        '/usr/local/lib/ruby/gems/3.3.0/cache/bundler-2.5.gem': 30,
      },
      bytes: 90730,
    },
    {
      files: { '/gems/cache/a-1.gem': 70, '/gems/gems/a-1/lib/a.rb': 5, '/var/lib/gems/3.1.0/cache/b-1.gem': 3 },
      env: ['GEM_HOME=/gems'],
      bytes: 73,
    },
  ],
  ignores: [
    {
      files: { '/app/vendor/cache/rails-7.1.gem': 900 },
      because: '`bundle package`: still read by `bundle install --local`',
    },
    {
      files: { '/usr/local/bundle/gems/activesupport-7.1/lib/active_support/cache/file_store.rb': 900 },
      because: 'library code in a folder called cache',
    },
  ],
});
