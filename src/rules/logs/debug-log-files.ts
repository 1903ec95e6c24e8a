import { type RuleImage, rule } from '../rule.ts';

/** LevelDB and RocksDB keep their newest entries in `000003.log`, Kafka its messages in `00000000000000000000.log`. */
function isDatabase(folder: string, image: RuleImage): boolean {
  return image.exists(`${folder}CURRENT`) || image.hasNameEnding(folder.slice(0, -1), '.timeindex');
}

export default rule({
  id: 'debug-log-files',
  title: 'Debug and crash logs in the application',
  before: ['test-fixtures'],
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/**/{npm-debug,yarn-debug,yarn-error,pnpm-debug,.pnpm-debug,lerna-debug,firebase-debug,ui-debug,hs_err_pid*,replay_pid*,php_errors,error_log,nohup}*.{log,out}',
    '/{app,code,src,srv,workspace,workspaces,opt/app,usr/src/app,var/www}/**/*.log',
  ],
  not: [
    { glob: '/**/node_modules/**', why: 'packages may ship sample logs' },
    { glob: '/**/{site,dist}-packages/**', why: 'packages' },
  ],
  whenFolder: (folder, image) => !isDatabase(folder, image),
  whenText:
    'The folder has no `CURRENT` and no `*.timeindex`. With one, it belongs to LevelDB, RocksDB or Kafka, whose `*.log` files are data.',
  why: "A run on a developer's machine or during the build wrote them.",
  remedy:
    'List `**/*.log` in .dockerignore. If a command of the build writes the file, delete it in the same RUN: `rm -f npm-debug.log`.',
  example: { file: '.dockerignore', before: '', after: '**/*.log' },
  references: ['https://github.com/github/gitignore/blob/main/Node.gitignore'],
  reports: [
    { files: { '/app/npm-debug.log': 4000, '/app/log/development.log': 90000 }, bytes: 94000 },
    { files: { '/srv/hs_err_pid12.log': 70, '/data/nohup.out': 5 }, bytes: 75 },
  ],
  ignores: [
    { files: { '/app/src/log/index.js': 400 }, because: 'code' },
    { files: { '/app/node_modules/pkg/sample.log': 30 }, because: 'packages may ship sample logs' },
    {
      files: {
        '/app/data/index/000003.log': 4000000,
        '/app/data/index/CURRENT': 16,
        '/app/data/index/MANIFEST-000002': 50,
      },
      because: 'the newest entries of a LevelDB or RocksDB, which are nowhere else',
    },
    {
      files: { '/srv/kafka/t-0/00000000000000000000.log': 900000, '/srv/kafka/t-0/00000000000000000000.timeindex': 12 },
      because: 'the messages of a Kafka topic',
    },
    { files: { '/var/log/nginx/access.log': 50 }, because: 'os-logs claims it' },
  ],
});
