import { posix } from 'node:path';
import { perDirectory, perImage } from '../conditions.ts';
import { bundleOf, gemPlaces, PROJECT_FOLDER, programsOf } from '../lockfiles/bundle.ts';
import { isForDevelopment } from '../lockfiles/development-groups.ts';
import type { DevelopmentGems } from '../lockfiles/gemfile-lock.ts';
import { type RuleImage, rule } from '../rule.ts';

/** They tell Ruby programs in which environment they run. */
const ENVIRONMENTS = ['RAILS_ENV', 'RACK_ENV', 'APP_ENV', 'HANAMI_ENV'];

/** Gems of the one project; null if there is none, or none for development. */
const gemsOf = perImage((image): DevelopmentGems | null => {
  if (ENVIRONMENTS.some(name => isForDevelopment(image.env(name) ?? ''))) return null;
  const directories = image.textPaths('Gemfile.lock').map(path => posix.dirname(path));
  const given = image.env('BUNDLE_GEMFILE');
  if (given !== undefined && !directories.includes(posix.dirname(given))) return null;
  const gems = bundleOf(
    directories.map(directory => ({
      gemfile: image.text(posix.join(directory, 'Gemfile')),
      lockfile: image.text(posix.join(directory, 'Gemfile.lock')),
    })),
  );
  return gems !== null && gems.gems.size > 0 ? gems : null;
});

/** Whether a directory has a gem's record, and is not the one of Ruby itself, where the gem may be a part of Ruby. */
function isInstalled(home: string, full: string, image: RuleImage): boolean {
  return image.exists(`${home}/specifications/${full}.gemspec`) && !image.isDirectory(`${home}/specifications/default`);
}

/** Programs in `bin` that only gems for development have. */
const programsIn = perDirectory((home, image): ReadonlySet<string> => {
  const { gems = new Map<string, string>(), others = new Map<string, string>() } = gemsOf(image) ?? {};
  const of = (all: ReadonlyMap<string, string>) =>
    [...all.keys()]
      .filter(full => isInstalled(home, full, image))
      .flatMap(full => programsOf(image.text(`${home}/specifications/${full}.gemspec`) ?? ''));
  const kept = new Set(of(others));
  return new Set(of(gems).filter(name => !kept.has(name)));
});

function isOfDevelopment(path: string, image: RuleImage): boolean {
  const [, home, program] = /^(.*)\/bin\/([^/]+)$/.exec(path) ?? [];
  if (home !== undefined && program !== undefined && programsIn(home, image).has(program)) return true;
  const gems = gemsOf(image)?.gems;
  return gemPlaces(path).some(({ home: at, full }) => gems?.has(full) === true && isInstalled(at, full, image));
}

const HOME = '/usr/local/bundle';
const GEMFILE = `source "https://rubygems.org"

gem "rack", "~> 3.0"

group :development, :test do
  gem "rspec", require: false # tests
end
`;
const LOCK = `GEM
  remote: https://rubygems.org/
  specs:
    diff-lcs (1.5.1)
    rack (3.0.11)
    rspec (3.13.0)
      rspec-core (~> 3.13.0)
    rspec-core (3.13.0)
      diff-lcs (>= 1.2.0)

PLATFORMS
  x86_64-linux

DEPENDENCIES
  rack (~> 3.0)
  rspec

BUNDLED WITH
   2.5.9
`;
const PROJECT = { '/app/Gemfile': GEMFILE, '/app/Gemfile.lock': LOCK };
const RECORDS = {
  [`${HOME}/specifications/rspec-core-3.13.0.gemspec`]: '  s.executables = ["rspec".freeze]\n',
  [`${HOME}/specifications/rack-3.0.11.gemspec`]: '',
};
const FILES = { [`${HOME}/gems/rspec-core-3.13.0/lib/rspec/core.rb`]: 9000 };

export default rule({
  id: 'bundler-dev-deps',
  title: 'Gems for development in the image',
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  globs: ['/**/gems/*/**', '/**/extensions/*/*/*/**', '/**/specifications/*.gemspec', '/**/bin/*'],
  reads: [
    { name: 'Gemfile', folder: PROJECT_FOLDER, most: 65_536 },
    { name: 'Gemfile.lock', folder: PROJECT_FOLDER, most: 1_048_576 },
    // Bundler's own settings, which edits must know.
    { name: 'config', folder: /(?:^|\/)(?:\.bundle|usr\/local\/bundle)$/, most: 16_384 },
    { name: '', rest: /\.gemspec$/, folder: /(?:^|\/)specifications$/, most: 262_144 },
  ],
  whenImage: image => gemsOf(image) !== null,
  when: ({ path }, image) => isOfDevelopment(path, image),
  whenText:
    'The image has one `Gemfile` with its `Gemfile.lock`, which name the same gems, and the `Gemfile` is no more than a list of gems, sources and groups: where Ruby decides, as with `if` and `gemspec`, the rule claims nothing. By the lockfile, only groups that are for development by their names need the gem, such as `development`, `test` and `lint`. A record in `specifications` says that the locked version is installed. It does not look at gems from Git and from directories, at gems that are part of Ruby, and at images whose `RAILS_ENV` or `RACK_ENV` is `development` or `test`.',
  // Programs in `bin` start those of gems, which says nothing about who runs them.
  evenIfReferenced: true,
  why: 'Tools for tests and checks. An application should not load them, but some do.',
  remedy:
    'Set `ENV BUNDLE_WITHOUT=development:test` before `bundle install`, and in the final stage: at run time Bundler looks for all gems that are not left out.',
  example: {
    before: 'RUN bundle install',
    after: 'ENV BUNDLE_WITHOUT=development:test\nRUN bundle install',
  },
  references: [
    'https://bundler.io/guides/groups.html',
    'https://bundler.io/man/bundle-config.1.html',
    'https://guides.rubygems.org/specification-reference/',
  ],
  reports: [
    {
      files: {
        ...FILES,
        [`${HOME}/gems/diff-lcs-1.5.1/lib/diff.rb`]: 70,
        [`${HOME}/gems/rack-3.0.11/lib/rack.rb`]: 400,
        [`${HOME}/bin/rspec`]: 8,
        [`${HOME}/bin/rackup`]: 300,
      },
      contents: { ...PROJECT, ...RECORDS, [`${HOME}/specifications/diff-lcs-1.5.1.gemspec`]: 'spec' },
      bytes: 9117,
    },
    {
      files: {
        '/var/lib/gems/3.1.0/gems/rspec-3.13.0/lib/rspec.rb': 7,
        '/var/lib/gems/3.1.0/extensions/x86_64-linux/3.3.0/rspec-3.13.0/gem.build_complete': 0,
        '/var/lib/gems/3.1.0/extensions/x86_64-linux/3.3.0/rspec-3.13.0/rspec.so': 90,
      },
      contents: { ...PROJECT, '/var/lib/gems/3.1.0/specifications/rspec-3.13.0.gemspec': 'spec' },
      env: ['RAILS_ENV=production'],
      bytes: 101,
    },
  ],
  ignores: [
    {
      files: FILES,
      contents: { ...PROJECT, ...RECORDS },
      env: ['RAILS_ENV=development'],
      because: 'the image is for development',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...RECORDS, '/app/Gemfile': GEMFILE.replace('false', 'false if ENV["CI"]') },
      because: 'only Ruby knows whether the gem is meant',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...RECORDS, '/app/Gemfile': GEMFILE.replace(':test', ':production') },
      because: 'production needs the gem as well',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...RECORDS, '/app/Gemfile': GEMFILE.replace('"rspec"', '"rspec-core"') },
      because: 'the lockfile is of another Gemfile',
    },
    {
      files: { [`${HOME}/gems/rspec-core-3.12.0/lib/rspec/core.rb`]: 9000 },
      contents: { ...PROJECT, [`${HOME}/specifications/rspec-core-3.12.0.gemspec`]: 'spec' },
      because: 'another version is locked',
    },
    {
      files: { ...FILES, [`${HOME}/specifications/default/json-2.7.2.gemspec`]: 5 },
      contents: { ...PROJECT, ...RECORDS },
      because: 'it may be a part of Ruby',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...RECORDS, '/lib/Gemfile.lock': LOCK, '/lib/Gemfile': `${GEMFILE}gem "b"\n` },
      because: 'the image has two projects',
    },
  ],
});
