import { rule } from '../rule.ts';

const MIN_SIZE = 1_048_576;

export default rule({
  id: 'sparse-lastlog',
  title: 'Huge lastlog, faillog or tallylog',
  before: ['os-logs'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/var/log/{lastlog,faillog,tallylog}'],
  when: ({ size }) => size >= MIN_SIZE,
  whenText: 'The file has at least 1048576 bytes.',
  why: 'These files have a fixed-size record for each user ID, so a high ID makes them huge. Most of it is zeros.',
  remedy: 'Create the user with `useradd --no-log-init`.',
  options: [{ programs: ['useradd'], add: '--no-log-init', unless: ['-l'] }],
  example: {
    before: 'RUN useradd --uid 100000 --create-home app',
    after: 'RUN useradd --no-log-init --uid 100000 --create-home app',
  },
  references: [
    'https://github.com/hadolint/hadolint/wiki/DL3046',
    'https://man7.org/linux/man-pages/man8/lastlog.8.html',
  ],
  reports: [
    { files: { '/var/log/lastlog': 360000000 }, bytes: 360000000 },
    { files: { '/var/log/faillog': 1048576, '/var/log/tallylog': 1048575 }, bytes: 1048576 },
  ],
  ignores: [
    { files: { '/var/log/lastlog': 900000 }, because: 'an ordinary size' },
    { files: { '/srv/lastlog': 9000000 }, because: 'another place' },
  ],
});
