/** Which variables of the environment the name of an image may hold. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ENDINGS, withVariables } from '../../src/job/variables.ts';

const POSITION = { path: '.imagebudget.yml', line: 2, column: 8 };
const filled = (variable: string) => withVariables(`a.example/x:\${${variable}}`, { [variable]: 'value' }, POSITION);

describe('variables in names', () => {
  // What GitHub, GitLab, Jenkins, CircleCI, Azure Pipelines, Bitbucket, Buildkite, Travis CI, AWS CodeBuild and people name.
  test.each([
    ...[
      'GITHUB_SHA',
      'GITHUB_REF_NAME',
      'GITHUB_HEAD_REF',
      'GITHUB_REPOSITORY',
      'GITHUB_REPOSITORY_OWNER',
      'GITHUB_RUN_ID',
    ],
    ...[
      'CI_COMMIT_SHORT_SHA',
      'CI_COMMIT_REF_SLUG',
      'CI_REGISTRY_IMAGE',
      'CI_PROJECT_PATH',
      'CI_PIPELINE_IID',
      'CI_JOB_ID',
    ],
    ...['BUILD_NUMBER', 'GIT_COMMIT', 'BRANCH_NAME', 'CIRCLE_SHA1', 'CIRCLE_BUILD_NUM', 'CIRCLE_PROJECT_REPONAME'],
    ...[
      'BUILD_BUILDID',
      'BUILD_SOURCEVERSION',
      'BITBUCKET_REPO_FULL_NAME',
      'BUILDKITE_COMMIT',
      'TRAVIS_PULL_REQUEST_SHA',
    ],
    ...[
      'CODEBUILD_RESOLVED_SOURCE_VERSION',
      'AWS_ACCOUNT_ID',
      'AWS_REGION',
      'TAG',
      'tag',
      'IMAGE',
      'WEB_IMAGE_TAG',
      'APP',
      'app_version',
    ],
  ])('takes %s', variable => {
    expect(filled(variable)).toBe('a.example/x:value');
  });

  test.each([
    ...[
      'GITHUB_TOKEN',
      'GITHUB_PAT',
      'INPUT_TOKEN',
      'ACTIONS_RUNTIME_TOKEN',
      'CI_JOB_TOKEN',
      'CI_JOB_JWT',
      'CI_REGISTRY_PASSWORD',
    ],
    ...[
      'DB_PASS',
      'SIGNING_PASSPHRASE',
      'NPM_APIKEY',
      'PGPWD',
      'SSHKEY',
      'SLACK_WEBHOOK',
      'SESSION_COOKIE',
      'DATABASE_URL',
    ],
    ...[
      'IMAGE_PULL_SECRET',
      'TAG_KEY',
      'AWS_ACCESS_KEY_ID',
      'STORAGE',
      'PATH',
      'XTAG',
      'REGISTRY_AUTH',
      'IMAGEBUDGET_X',
    ],
  ])('refuses %s, and says why', variable => {
    expect(() => filled(variable)).toThrow(`the variable ${variable} cannot be part of the name of an image`);
  });

  test('docs/config.md lists each word', () => {
    const docs = readFileSync(new URL('../../docs/config.md', import.meta.url), 'utf8');
    // PROJECT_ID is listed as `ID` after `PROJECT_`.
    const parts = ENDINGS.flatMap(ending =>
      ending.replace(/^(?!ACCOUNT)(.+_)(NAME|ID|IID|NUMBER|NUM|ATTEMPT)$/, '$1 $2').split(' '),
    );
    expect(parts.filter(part => !docs.includes(`\`${part}\``))).toEqual([]);
  });
});
