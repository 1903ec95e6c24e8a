/** Gems for development that Bundler installed. */
import { describe, expect, test } from '@jest/globals';
import {
  type EditCase,
  expectedOf,
  idsOf,
  type NoEditCase,
  outcomeOf,
  planned,
  textOf,
} from '../../kit/reports/plan-of.ts';

const GEMFILE = `source "https://rubygems.org"
gem "rack"
group :development, :test do
  gem "rspec"
end
`;
const LOCK = `GEM
  remote: https://rubygems.org/
  specs:
    diff-lcs (1.5.1)
    rack (3.0.11)
    rspec (3.13.0)
      diff-lcs (>= 1.2.0, < 2.0)

PLATFORMS
  x86_64-linux

DEPENDENCIES
  rack
  rspec

BUNDLED WITH
   2.5.9
`;
const SPEC = '  s.executables = ["rspec".freeze]\n';
const project = (at: string, framework = 'rack') => ({
  [`${at}/Gemfile`]: GEMFILE.replace('rack', framework),
  [`${at}/Gemfile.lock`]: LOCK.replaceAll('rack', framework),
});

/** Gems, of which those for development have 50,000 bytes, and 4000 more in the cache that another rule claims. */
function gems(home = '/usr/local/bundle') {
  return {
    [`${home}/gems/rack-3.0.11/lib/rack.rb`]: 900,
    [`${home}/gems/rspec-3.13.0/lib/rspec.rb`]: 30_000 - SPEC.length,
    [`${home}/gems/diff-lcs-1.5.1/lib/diff.rb`]: 19_000 - 'spec'.length,
    [`${home}/bin/rspec`]: 1000,
    [`${home}/specifications/rspec-3.13.0.gemspec`]: SPEC,
    [`${home}/specifications/rack-3.0.11.gemspec`]: 'spec',
    [`${home}/specifications/diff-lcs-1.5.1.gemspec`]: 'spec',
    [`${home}/cache/rspec-3.13.0.gem`]: 4000,
  };
}

/** What bootsnap made of a file, beside something else: it names files by the 64 bits of FNV-1a of their path. */
function compiled(path: string) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(path)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  const name = hash.toString(16).padStart(16, '0').replace(/^../, '$&/');
  const cache = '/rails/tmp/cache/bootsnap/compile-cache-iseq';
  return { [`${cache}/${name}`]: 700, [`${cache}/00/00000000000000`]: 300 };
}

const DEEP = '/usr/local/bundle/ruby/3.3.0';
const config = { env: ['RACK_ENV=production'], cmd: ['bundle', 'exec', 'rackup'] };
const before = ['FROM ruby', 'ENV RACK_ENV=production', 'WORKDIR /app', 'COPY Gemfile Gemfile.lock ./'];
const lines = [...before, 'RUN bundle install --jobs 4 && rm -rf /usr/local/bundle/cache', 'COPY . .'];
const adds = { 1: { '/bin/sh': 1 }, 4: project('/app'), 5: gems(), 6: { '/app/a.rb': 5 } };
/** As `rails new` writes it. */
const stages = [
  'FROM ruby AS base',
  'WORKDIR /rails',
  'ENV RAILS_ENV="production" \\',
  '    BUNDLE_PATH="/usr/local/bundle" \\',
  '    BUNDLE_WITHOUT="development"',
  'FROM base AS build',
  'COPY Gemfile Gemfile.lock ./',
  'RUN bundle install && rm -rf /usr/local/bundle/cache && \\',
  '    bundle exec bootsnap precompile --gemfile',
  'COPY . .',
  'RUN ./bin/rails assets:precompile',
  'FROM base',
  'COPY --from=build "${BUNDLE_PATH}" "${BUNDLE_PATH}"',
  'COPY --from=build /rails /rails',
  'ENTRYPOINT ["/rails/bin/docker-entrypoint"]',
];
const ENTRY =
  '#!/bin/bash -e\n# rspec\nif [ "${*}" == "./bin/rails server" ]; then ./bin/rails db:prepare; fi\nexec "${@}"\n';
const addsOfStages = {
  1: { '/bin/sh': 1 },
  13: { ...gems(DEEP), [`${DEEP}/cache/rspec-3.13.0.gem`]: '' },
  14: {
    ...project('/rails', 'railties'),
    ...compiled(`${DEEP}/gems/rspec-3.13.0/lib/rspec.rb`),
    '/rails/bin/docker-entrypoint': ENTRY,
  },
};
const ofStages = {
  env: ['RAILS_ENV=production', 'BUNDLE_WITHOUT=development'],
  entrypoint: ['/rails/bin/docker-entrypoint'],
  cmd: ['./bin/rails', 'server'],
};
const SETTING = 'ENV BUNDLE_WITHOUT=development:test';
const BYTES = 54_000;

describe('gems for development', () => {
  const cases: Record<string, EditCase> = {
    'the variable': {
      lines,
      adds,
      config,
      becomes: [...before, SETTING, ...lines.slice(4)],
      edits: [['omit-dev-5', BYTES]],
    },
    'in the stage that installs, and in the final one': {
      lines: [
        ...['FROM ruby AS gems', 'WORKDIR /app', 'COPY Gemfile Gemfile.lock ./', 'RUN bundle'],
        ...[
          'FROM ruby',
          'ENV RACK_ENV=production',
          'COPY --from=gems /usr/local/bundle /usr/local/bundle',
          'COPY . /app',
        ],
      ],
      adds: { 5: { '/bin/sh': 1 }, 7: gems(), 8: project('/app') },
      config,
      becomes: [
        ...['FROM ruby AS gems', 'WORKDIR /app', 'COPY Gemfile Gemfile.lock ./', SETTING, 'RUN bundle'],
        ...[
          'FROM ruby',
          'ENV RACK_ENV=production',
          SETTING,
          'COPY --from=gems /usr/local/bundle /usr/local/bundle',
          'COPY . /app',
        ],
      ],
      edits: [['omit-dev-4', BYTES]],
    },
    'the variable of a stage that both build on': {
      lines: stages,
      adds: addsOfStages,
      config: ofStages,
      becomes: stages.with(4, '    BUNDLE_WITHOUT="development:test"'),
      edits: [['omit-dev-8', 50_700]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    const { edits, ...outcome } = await outcomeOf(image);
    const own = edits.filter(([id]) => id.startsWith('omit'));
    expect({ ...outcome, edits: own }).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'a variable in the RUN': {
      lines: lines.with(4, 'RUN BUNDLE_WITHOUT=x bundle install'),
      adds,
      config,
      because: 'it decides',
    },
    'an argument of the build': {
      lines: [...before, 'ARG BUNDLE_WITHOUT=x', 'RUN bundle install'],
      adds: { 1: adds[1], 4: adds[4], 6: adds[5] },
      config,
      because: 'its value is not known',
    },
    'a variable that comes later': {
      lines: [...lines, 'ENV BUNDLE_WITHOUT=x'],
      adds,
      config: { ...config, env: [...config.env, 'BUNDLE_WITHOUT=x'] },
      because: 'it takes the place of the one before',
    },
    'groups that an option names': {
      lines: lines.with(4, 'RUN bundle install --with x'),
      adds,
      config,
      because: 'it decides',
    },
    'groups that a file names': {
      lines,
      adds: { ...adds, 6: { '/app/.bundle/config': '---\nBUNDLE_WITHOUT: "x"\n' } },
      config,
      because: 'it goes before the variable',
    },
    'a variable of the base image': {
      lines,
      adds,
      config: { ...config, env: [...config.env, 'BUNDLE_WITHOUT=x'] },
      because: 'no line here has its value',
    },
    'a variable that is made of another': {
      lines: [...before.slice(0, 1), 'ENV BUNDLE_WITHOUT=$X', ...before.slice(2), 'RUN bundle install'],
      adds: { 1: adds[1], 4: adds[4], 5: adds[5] },
      config,
      because: 'its value is not known',
    },
    'no environment': { lines, adds, config: { cmd: config.cmd }, because: 'programs of Rack run in development then' },
    'another environment in the command': {
      lines,
      adds,
      config: { ...config, cmd: ['bundle', 'exec', 'rackup', '-e', 'development'] },
      because: 'it may load the gems',
    },
    'a test': { lines: [...lines, 'RUN bundle exec rspec'], adds, config, because: 'it needs them' },
    'a task in the test environment': {
      lines: [...lines, 'RUN RAILS_ENV=test bundle exec rake db:prepare'],
      adds,
      config,
      because: 'it may load the gems',
    },
    'a task of its own': {
      lines: [...lines, 'RUN bundle exec rake build'],
      adds,
      config,
      because: 'it may load any gem',
    },
    'a program of its own': { lines: [...lines, 'RUN ruby prepare.rb'], adds, config, because: 'it may load any gem' },
    'a start by a gem': {
      lines,
      adds,
      config: { ...config, cmd: ['/usr/local/bundle/bin/rspec'] },
      because: 'it would be missing',
    },
    'an entry script that tests': {
      lines: stages,
      adds: {
        ...addsOfStages,
        14: { ...addsOfStages[14], '/rails/bin/docker-entrypoint': `${ENTRY}bundle exec rspec\n` },
      },
      config: ofStages,
      because: 'it needs them',
    },
    'an entry script that is not known': {
      lines,
      adds,
      config: { ...config, entrypoint: ['/start.sh'] },
      because: 'it may run any gem',
    },
    'another target that tests': {
      lines: [
        'FROM ruby AS base',
        ...lines.slice(1),
        'FROM base AS test',
        'RUN bundle exec rspec',
        'FROM base',
        'USER 1',
      ],
      adds,
      config,
      because: 'it needs them',
    },
    'a stage that would get the variable as well': {
      lines: [...stages.slice(0, 5), 'FROM base AS test', 'RUN bundle install', ...stages.slice(5)],
      adds: { 1: addsOfStages[1], 15: addsOfStages[13], 16: addsOfStages[14] },
      config: ofStages,
      because: 'it may test',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect((await idsOf(image)).filter(id => id.startsWith('omit'))).toEqual([]);
  });

  test('names each gem', async () => {
    const { items } = await planned({ dockerfile: textOf(lines), adds, config });
    expect(items).toContainEqual(
      expect.objectContaining({
        trust: 'fewer',
        leftOut: [
          { name: 'rspec-3.13.0', bytes: 35_000 },
          { name: 'diff-lcs-1.5.1', bytes: 19_000 },
        ],
        findings: expect.arrayContaining(['bundler-dev-deps']),
      }),
    );
  });
});
