import { describe, expect, test } from '@jest/globals';
import { completeReference, meansReference } from '../../src/image/reference.ts';

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
