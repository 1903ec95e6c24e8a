import { has } from '../commands.ts';
import { hint } from '../hint.ts';

export default hint({
  id: 'hint-bundle-without',
  title: 'bundle install with the development and test groups',
  severity: 'info',
  evidence:
    'Any layer with bytes, unless `BUNDLE_WITHOUT` is in the environment or in `/usr/local/bundle/config`; judged by the instruction alone.',
  explains: [],
  reads: [{ name: 'config', folder: /^usr\/local\/bundle$/, most: 65_536 }],
  remedy: "Leave the groups out before the install: `bundle config set --local without 'development test'`.",
  about: 'layer',
  test({ commands, bytes }, image) {
    const isSet =
      image.env('BUNDLE_WITHOUT') !== undefined || image.text('/usr/local/bundle/config')?.includes('BUNDLE_WITHOUT');
    const without = commands.some(({ name, args }) => name === 'bundle' && args.some(arg => arg.includes('without')));
    const installs = commands.some(command => command.name === 'bundle' && has(command, 'install'));
    return installs && bytes > 0 && !isSet && !without ? { bytes: 0 } : null;
  },
  reports: [
    { does: 'RUN bundle install', adds: { '/a': 1 }, bytes: 0 },
    { does: 'RUN bundle install --jobs 4', adds: { '/a': 1 }, env: { BUNDLE_PATH: '/gems' }, bytes: 0 },
  ],
  ignores: [
    {
      does: 'RUN bundle install',
      adds: { '/a': 1 },
      env: { BUNDLE_WITHOUT: 'test' },
      because: 'the environment leaves them out',
    },
    {
      does: 'RUN bundle install',
      adds: { '/a': 1 },
      texts: { '/usr/local/bundle/config': 'BUNDLE_WITHOUT: "test"' },
      because: 'a setting leaves them out',
    },
    {
      does: "RUN bundle config set --local without 'test' && bundle install",
      adds: { '/a': 1 },
      because: 'the command leaves them out',
    },
    { does: 'RUN bundle install', because: 'the layer is empty' },
  ],
});
