import { describe, expect, test } from '@jest/globals';
import { findWaste } from '../../src/analysis/removable/find-removable.ts';
import { type Choice, chosenRules } from '../../src/rules/enabled-rules.ts';
import { rules } from '../../src/rules/index.ts';
import { configOf, treeOf } from '../kit/archives/file-trees.ts';

const own = (id: string, paths: string[], more: object = {}): Choice => ({
  kind: 'own',
  id,
  rule: { id, title: id, why: '', severity: 'warn', bucket: 'removable', paths, not: [], remedy: 'RUN x', ...more },
});

/** Bytes by rule, with the bucket where it is advice. */
function found(choices: Choice[], files: Record<string, number>): Record<string, number> {
  const options = { rules: chosenRules(rules, choices), config: configOf(), createdBy: () => '', ignore: [] };
  const { findings } = findWaste(treeOf({ files }), options);
  return Object.fromEntries(
    findings.map(({ rule, bucket, bytes }) => [bucket === 'advice' ? `${rule} (advice)` : rule, bytes]),
  );
}

describe('rules of a config', () => {
  test('one that is off leaves its files to the next', () => {
    const files = { '/var/log/dpkg.log': 5, '/root/.cache/pip/x': 2_000_000 };
    expect(found([], files)).toEqual({ 'pm-logs': 5, 'pip-cache': 2_000_000 });
    expect(
      found(
        [
          { kind: 'off', id: 'pm-logs' },
          { kind: 'off', id: 'pip-cache' },
        ],
        files,
      ),
    ).toEqual({ 'os-logs': 5, 'home-cache-other (advice)': 2_000_000 });
  });

  test('a severity is changed, and nothing else', () => {
    const chosen = chosenRules(rules, [{ kind: 'severity', id: 'apt-lists', severity: 'info' }]);
    expect(chosen).toEqual(rules.map(rule => (rule.id === 'apt-lists' ? { ...rule, severity: 'info' } : rule)));
  });

  test('those of the user come first, in their order', () => {
    const files = { '/tmp/a/x': 1, '/tmp/b/x': 2, '/tmp/c': 4 };
    expect(found([own('one', ['/tmp/a/**']), own('two', ['/tmp/{a,b}/**'])], files)).toEqual({
      one: 1,
      two: 2,
      'tmp-files': 4,
    });
  });

  test('they know macros, exceptions and buckets', () => {
    const choice = own('mine', ['~/data/**', '$CACHE/mine/**'], { not: ['/**/keep'], bucket: 'advice' });
    const files = { '/home/u/data/a': 1, '/root/.cache/mine/b': 2, '/root/data/keep': 4, '/srv/data/x': 8 };
    expect(found([choice], files)).toEqual({ 'mine (advice)': 3 });
  });

  test('they get no licence, no package database and no account file', () => {
    const files = {
      '/var/lib/dpkg/status': 1,
      '/etc/passwd': 1,
      '/opt/x/LICENSE.txt': 1,
      '/opt/x/COPYING/a': 1,
      '/usr/share/doc/bash/copyright': 1,
      '/opt/x/other': 16,
    };
    expect(found([own('all', ['/**'])], files)).toEqual({ all: 16 });
  });
});
