import { describe, expect, test } from '@jest/globals';
import { startedCommands } from '../../../src/analysis/removable/container-commands.ts';

describe('the commands of an image', () => {
  test.each<[string, string[], string[], string[]]>([
    ['exec form', ['/usr/bin/mvn', 'verify'], [], ['mvn verify']],
    ['entrypoint and arguments', ['dotnet'], ['run', '--no-build'], ['dotnet run --no-build']],
    ['shell form', [], ['/bin/sh', '-c', 'exec go run .'], ['go run .']],
    ['shell with options', ['/bin/bash', '-o', 'pipefail', '-lc', 'sbt run'], [], ['sbt run']],
    [
      'several commands',
      [],
      ['sh', '-c', 'cd /app && npm start; echo "a && b" | cat'],
      ['cd /app', 'npm start', 'echo a && b', 'cat'],
    ],
    ['starters', ['/sbin/tini', '-s', '--', '/usr/bin/env', '-u', 'X', 'A=b', 'gradle'], ['run'], ['gradle run']],
    ['another user', ['gosu', 'app:app', 'cargo', 'run'], [], ['cargo run']],
    ['variables before a command', [], ['/bin/sh', '-c', 'A=b exec dumb-init -r 15:3 -- air'], ['air']],
    [
      'a script that starts what follows',
      ['docker-entrypoint.sh'],
      ['yarn', 'start'],
      ['docker-entrypoint.sh yarn start', 'yarn start'],
    ],
    ['a script run by a shell', ['sh', './mvnw', 'spring-boot:run'], [], ['mvnw spring-boot:run']],
    ['a shell alone', ['bash'], [], []],
    ['nothing', [], [], []],
    ['unclosed quotes and odd words', [], ['sh', '-c', 'echo "a b ; \' c'], ["echo a b ; ' c"]],
    [
      'groups and conditions',
      [],
      ['sh', '-c', 'if a; then exec node x; fi; { npm start; }'],
      ['a', 'node x', 'fi', 'npm start'],
    ],
    ['a variable in braces', [], ['sh', '-c', 'java ${OPTS} -jar a.jar'], ['java ${OPTS} -jar a.jar']],
  ])('%s', (_, entrypoint, cmd, expected) => {
    expect(startedCommands({ entrypoint, cmd }).map(words => words.join(' '))).toEqual(expected);
  });

  test('shells in shells and endless text end', () => {
    const nested = Array.from({ length: 100 }, () => ['sh', '-c']).flat();
    expect(startedCommands({ entrypoint: nested, cmd: [] })).toEqual([]);
    expect(startedCommands({ entrypoint: Array(10_000).fill('exec'), cmd: ['x'] })).toEqual([]);
    expect(startedCommands({ entrypoint: Array(16).fill('exec'), cmd: ['x'] })).toEqual([]);
    expect(startedCommands({ entrypoint: Array(15).fill('exec'), cmd: ['x'] })).toEqual([['x']]);
    const long = startedCommands({ entrypoint: ['sh', '-c', 'a;'.repeat(4_000_000)], cmd: [] });
    expect(long.length).toBeLessThan(40_000);
    expect(startedCommands({ entrypoint: ['sh', '-c', `"${"'".repeat(2_000_000)}`], cmd: [] }).length).toBe(1);
  });
});
