import { describe, expect, test } from '@jest/globals';
import { UsageError } from '../../src/errors.ts';
import { checkComplete, completeReference, meansReference } from '../../src/image/reference.ts';

const DIGEST = `sha256:${'0'.repeat(64)}`;

describe('completeReference', () => {
  test.each([
    ['web', 'web:latest'],
    ['web:ci', 'web:ci'],
    ['team/web', 'team/web:latest'],
    ['registry.example:5000/web', 'registry.example:5000/web:latest'],
    ['registry.example:5000/web:ci', 'registry.example:5000/web:ci'],
    [`web@${DIGEST}`, `web@${DIGEST}`],
    [`web:ci@${DIGEST}`, `web:ci@${DIGEST}`],
  ])('%s is %s', (name, expected) => {
    expect(completeReference(name)).toBe(expected);
  });
});

describe('meansReference', () => {
  test.each([
    ['web', 'web:latest'],
    ['web', 'registry.example/library/web:latest'],
    ['web:ci', 'registry.example/library/web:ci'],
    ['library/web:ci', 'registry.example/library/web:ci'],
    ['team/web:ci', 'registry.example/team/web:ci'],
    ['registry.example:5000/web', 'registry.example:5000/web:latest'],
    ['ci', 'ci'],
    ['latest', 'latest'],
    [`web@${DIGEST}`, `registry.example/library/web@${DIGEST}`],
  ])('%s means %s', (written, full) => {
    expect(meansReference(written, full)).toBe(true);
  });

  test.each([
    ['web:ci', 'web:latest'],
    ['web', 'web:ci'],
    ['eb:ci', 'web:ci'],
    ['ci', 'web:ci'],
    ['registry.example/library/web', 'web:latest'],
    ['other/web:ci', 'registry.example/team/web:ci'],
    ['', 'web:latest'],
    ['/web', 'registry.example/web:latest'],
    ['WEB', 'web:latest'],
  ])('%j does not mean %s', (written, full) => {
    expect(meansReference(written, full)).toBe(false);
  });
});

describe('checkComplete', () => {
  const error = (name: string) => {
    try {
      checkComplete(name);
    } catch (thrown) {
      if (thrown instanceof UsageError) return thrown.message;
      throw thrown;
    }
    return null;
  };

  test.each([
    ['registry.example/web@', 'the image name ends in "@": the digest after it is empty'],
    ['web:ci@sha256:', 'the image name ends in "@sha256:": the digest after it is empty'],
    ['web:', 'the image name ends in ":": the tag after it is empty'],
    ['registry.example:5000/web:', 'the image name ends in ":": the tag after it is empty'],
    ['web:ci\nweb:latest', '2 lines where one image is expected: "web:ci" and 1 more'],
    ['a:1\n a:2\r\n\na:3', '3 lines where one image is expected: "a:1" and 2 more'],
    ['user:token@host/a\nb', '2 lines where one image is expected: "***@host/a" and 1 more'],
  ])('%j', (name, message) => {
    expect(error(name)).toBe(message);
  });

  test('quotes nothing that may be a login', () => {
    expect(error('user:token@')).not.toContain('token');
  });

  test.each(['web', 'web:ci', `web@${DIGEST}`, 'registry.example:5000/web', 'a b', 'web\n'])(
    '%j is not refused',
    name => {
      expect(error(name)).toBe(null);
    },
  );
});
