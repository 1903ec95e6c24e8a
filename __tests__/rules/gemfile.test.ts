/** What a Gemfile and its lockfile say, and which ones are not read. */
import { describe, expect, test } from '@jest/globals';
import { programsOf } from '../../src/rules/lockfiles/bundle.ts';
import { gemsOf } from '../../src/rules/lockfiles/gemfile.ts';
import { developmentGems } from '../../src/rules/lockfiles/gemfile-lock.ts';

/** Groups by the name of each gem. */
function groupsIn(text: string) {
  const found = gemsOf(text);
  return found && Object.fromEntries([...found.gems].map(([name, groups]) => [name, [...groups].join()]));
}

describe('a Gemfile', () => {
  test('as Rails writes it', () => {
    const text = `# frozen_string_literal: true
source "https://rubygems.org"
git_source(:github) { |repo| "https://github.com/#{repo}.git" }

ruby File.read(".ruby-version").strip

# Bundle edge Rails instead: gem "rails", github: "rails/rails", branch: "main"
gem "rails", "~> 7.1.3", ">= 7.1.3.2"
gem 'sqlite3', '~> 1.4' # a comment
gem "tzinfo-data", platforms: %i[ windows jruby ]
gem "bootsnap", require: false
gem "web", git: "https://example.org/web.git",
           # within a gem
           require: ["web", 'web/b']

group :development, :test do
  gem "debug", platforms: %i[ mri windows ]
  gem("both", :group => [:docs, "lint"])
end

group :development do
  platforms :mri do
    gem "web-console"
  end
end
gem "rubocop", group: "development"
gem "capybara", groups: %w[test ci]

gem "capybara", require: false
source "https://example.org" do
  gem "own"
end
group(:docs, optional: true) do
  gem "yard"
end
`;
    expect(groupsIn(text)).toEqual({
      rails: 'default',
      sqlite3: 'default',
      'tzinfo-data': 'default',
      bootsnap: 'default',
      web: 'default',
      debug: 'development,test',
      both: 'docs,lint,development,test',
      'web-console': 'development',
      rubocop: 'development',
      capybara: 'test,ci,default',
      own: 'default',
      yard: 'docs',
    });
    expect(gemsOf(text)?.optional).toEqual(new Set(['docs']));
  });

  test.each([
    'gem "a" if ENV["B"]',
    'gem "a", group: ENV["B"]',
    'gem "a", group: :b, groups: [:c]',
    'gem "a", **OPTIONS',
    'gem "a", group: [*groups]',
    'gem "#{a}"',
    'gem "a", "~> #{b}"',
    'gem name',
    'gem "a"; gem "b"',
    'if true\ngem "a"\nend',
    '%w[a b].each do |name|\n  gem name\nend',
    'group(:test) { gem "a" }',
    'group groups do\n  gem "a"\nend',
    'group :a, optional: b do\n  gem "a"\nend',
    'source "a" unless b',
    'ruby eval("gem %q(a)")',
    'gemspec',
    'eval_gemfile "b"',
    'instance_eval File.read("b")',
    'gem "a"\n__END__\ngem "b"',
    '=begin\n=end\ngem "a"',
    'group :test do\n  gem "a"',
    'gem "a"\nend',
    'gem "a", require: (b',
    'gem <<A\na\nA',
    'gem "a\nb"',
    'gem ?a',
    "gem 'a\\'b'",
    'x = 1',
  ])('is not read: %j', text => expect(gemsOf(text)).toBeNull());
});

describe('gems for development', () => {
  const lock = (specs: string, direct: readonly string[]) =>
    `GIT\n  remote: https://example.org/g.git\n  revision: 1\n  specs:\n    own (1.0)\n      deep\n\nGEM\n  remote: https://rubygems.org/\n  specs:\n${specs}\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n${direct.map(name => `  ${name}\n`).join('')}\nBUNDLED WITH\n   2.5.9\n`;
  const SPECS =
    '    a (1.0)\n    b (2.0)\n      c (>= 1)\n      a\n    c (3.0-x86_64-linux)\n    c (3.0)\n    deep (4.0)\n';
  const gems = (gemfile: string, lockfile: string) => {
    const found = developmentGems(gemfile, lockfile);
    return found && { groups: found.groups, gems: [...found.gems.keys()] };
  };

  test('are those that no other group needs, for all platforms', () => {
    expect(gems('gem "a"\ngem "b", group: :test\n', lock(SPECS, ['a (~> 1)', 'b']))).toEqual({
      groups: ['test'],
      gems: ['b-2.0', 'c-3.0-x86_64-linux', 'c-3.0'],
    });
  });

  test('are not those from Git, but what only these need', () => {
    const gemfile = 'gem "a"\ngem "own", git: "https://example.org/g.git", group: :development\n';
    expect(gems(gemfile, lock(SPECS, ['a', 'own!']))).toEqual({ groups: ['development'], gems: ['deep-4.0'] });
  });

  test('are not those of a group that is left out anyway', () => {
    const gemfile = 'gem "a"\ngroup :test, optional: true do\n  gem "b"\nend\n';
    expect(gems(gemfile, lock(SPECS, ['a', 'b']))?.gems).toEqual([]);
  });

  test.each([
    ['a lockfile of another Gemfile', 'gem "a"\n', lock(SPECS, ['a', 'b'])],
    ['a merge that was not finished', 'gem "a"\n', `<<<<<<< HEAD\n${lock(SPECS, ['a'])}`],
    ['no lockfile', '\n', 'a\n'],
  ])('are not known with %s', (_, gemfile, lockfile) => expect(developmentGems(gemfile, lockfile)).toBeNull());
});

test('programs are those of the record', () => {
  expect(programsOf('  s.bindir = "exe".freeze\n  s.executables = ["a".freeze, "b-c"]\n')).toEqual(['a', 'b-c']);
  expect(programsOf('  s.files = ["a"]\n')).toEqual([]);
});
