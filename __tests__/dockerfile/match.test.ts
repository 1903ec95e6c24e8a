/** How surely one history entry records one instruction. Whole histories are in attribute-layers.test.ts. */
import { describe, expect, test } from '@jest/globals';
import {
  candidateOf,
  type Effort,
  entryOf,
  WEIGHT,
  weightOf,
} from '../../src/dockerfile/attribution/match-instructions.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';

const DIGEST = 'ab'.repeat(32);

function weight(instruction: string, createdBy: string, shell: string[] = [], effort: Effort = { left: 1e6 }) {
  const [parsed] = parseDockerfile(`FROM a\n${instruction}`).stages[0]?.instructions ?? [];
  if (parsed === undefined) throw new Error('no instruction');
  const matched = weightOf(candidateOf(parsed, shell), entryOf(createdBy), effort);
  return Object.entries(WEIGHT).find(([, value]) => value === matched)?.[0];
}

describe('the weight of', () => {
  test.each<[instruction: string, createdBy: string, expected: keyof typeof WEIGHT]>([
    // RUN
    ['RUN make x', 'RUN /bin/sh -c make x # buildkit', 'exact'],
    ['RUN ["make", "x"]', 'make x', 'exact'],
    ['RUN make x', 'make y', 'none'],
    ['RUN make x', 'ENV make x', 'none'],
    ['RUN make x', 'COPY make x # buildkit', 'none'],
    ['COPY make x', 'make x', 'none'],
    ['RUN []', '', 'none'],
    ['RUN <<EOF\nmake\nEOF', '/bin/sh -c make', 'exact'],
    ['RUN <<EOF\nmake\nEOF', 'RUN /bin/sh -c <<EOF (make...)', 'none'],
    ['RUN python3 <<EOF\nmake\nEOF', '/bin/sh -c make', 'none'],
    ['RUN <<-EOF\n\tmake\nEOF', '/bin/sh -c make', 'exact'],
    ['RUN <<EOF\nmake\nEOF', 'RUN /bin/sh -c /dev/pipes/EOF # buildkit', 'exact'],
    ['RUN make', `/bin/sh -c make:${DIGEST}:sha256:${DIGEST}`, 'exact'],
    ['RUN make', `/bin/sh -c make:${DIGEST.slice(1)}`, 'none'],
    ['RUN make', `/bin/sh -c make:md5:${DIGEST}`, 'none'],
    // COPY and ADD, by their words
    ['COPY a /app', 'COPY a /app # buildkit', 'exact'],
    ['COPY ["a", "/app"]', 'COPY a /app # buildkit', 'exact'],
    ['COPY --link a /app', 'COPY a /app # buildkit', 'exact'],
    ['ADD a /app', 'COPY a /app # buildkit', 'none'],
    ['COPY a /app', 'COPY b /app # buildkit', 'none'],
    ['COPY $A /app', 'COPY b /app # buildkit', 'exact'],
    ['COPY $A /app', 'COPY b /srv # buildkit', 'none'],
    ['COPY $A ${B}', 'COPY b /srv # buildkit', 'vague'],
    ['COPY $A$B /app', 'COPY b /app # buildkit', 'exact'],
    ['COPY a$A-b /app', 'COPY a-b /app # buildkit', 'exact'],
    ['COPY aa$A-aa /', 'COPY aa-a / # buildkit', 'none'],
    ['COPY a$A-b$B-b /app', 'COPY a-b-b /app # buildkit', 'exact'],
    ['COPY a$A-b$B-b /app', 'COPY a-b /app # buildkit', 'none'],
    ['COPY a$A-c$B-b /app', 'COPY ab-b /app # buildkit', 'none'],
    // COPY and ADD, by their destination
    ['COPY a /app', `/bin/sh -c #(nop) COPY dir:${DIGEST} in /app `, 'destination'],
    ['COPY a /app/', `/bin/sh -c #(nop) COPY dir:${DIGEST} in /app `, 'destination'],
    ['ADD a /', `/bin/sh -c #(nop) ADD file:${DIGEST} in / `, 'destination'],
    ['COPY a /app', `/bin/sh -c #(nop) COPY dir:${DIGEST} in /srv `, 'none'],
    ['COPY a /app', `/bin/sh -c #(nop) COPY dir:${DIGEST} in /srv/app `, 'none'],
    ['COPY a app', `/bin/sh -c #(nop) COPY dir:${DIGEST} in app `, 'destination'],
    ['COPY a ./app', `/bin/sh -c #(nop) COPY dir:${DIGEST} in app `, 'destination'],
    ['COPY a app', `/bin/sh -c #(nop) COPY dir:${DIGEST} in /srv/app `, 'destination'],
    ['COPY a app', `/bin/sh -c #(nop) COPY dir:${DIGEST} in /srv/myapp `, 'none'],
    ['COPY a app', `/bin/sh -c #(nop) COPY dir:${DIGEST} in srv/app `, 'none'],
    ['COPY a $D/app', `/bin/sh -c #(nop) COPY dir:${DIGEST} in /srv/app `, 'destination'],
    ['COPY a /$D/app', `/bin/sh -c #(nop) COPY dir:${DIGEST} in /srv/app `, 'destination'],
    ['COPY a /$D/app', `/bin/sh -c #(nop) COPY dir:${DIGEST} in /srv/web `, 'none'],
    ['COPY ["a", "/b c"]', `/bin/sh -c #(nop) COPY file:${DIGEST} in /b c `, 'destination'],
    // WORKDIR
    ['WORKDIR /app', 'WORKDIR /app', 'metadata'],
    ['WORKDIR /a b', 'WORKDIR /a b', 'metadata'],
    ['WORKDIR app', 'WORKDIR /srv/app', 'metadata'],
    ['WORKDIR /app', 'WORKDIR /srv/app', 'none'],
    // By name
    ['ENV A=1 B=2', 'ENV A=3', 'metadata'],
    ['ENV A 1', 'ENV A=1', 'metadata'],
    ['ENV A=1', 'ENV B=1', 'none'],
    ['LABEL a=b', 'LABEL a=c', 'metadata'],
    ['ARG A', 'ARG A=1', 'metadata'],
    ['ARG A', 'ENV A', 'none'],
    // By words
    ['CMD ["node", "."]', 'CMD ["node" "."]', 'metadata'],
    ['CMD ["node", "."]', 'CMD ["node" "-v"]', 'none'],
    ['CMD node .', 'CMD ["/bin/sh" "-c" "node ."]', 'metadata'],
    ['USER $U', 'USER app', 'metadata'],
    ['USER $U:app', 'USER x:app', 'metadata'],
    ['USER a', 'USER b', 'none'],
    ['EXPOSE 80 90/udp', 'EXPOSE map[80/tcp:{} 90/udp:{}]', 'metadata'],
    ['EXPOSE 80', 'EXPOSE [80/tcp]', 'metadata'],
    ['EXPOSE 80', 'EXPOSE [80/udp]', 'none'],
    ['HEALTHCHECK CMD curl x', 'HEALTHCHECK &{["CMD-SHELL" "curl x"] "5s" "0s"}', 'metadata'],
    ['HEALTHCHECK --interval=5s CMD curl x', 'HEALTHCHECK {Test:[CMD-SHELL curl x] Interval:5s}', 'metadata'],
    ['HEALTHCHECK NONE', 'HEALTHCHECK {Test:[NONE]}', 'metadata'],
    ['HEALTHCHECK CMD curl x', 'HEALTHCHECK &{["CMD-SHELL" "wget x"]}', 'none'],
    ['STOPSIGNAL Test:a', 'STOPSIGNAL Test:a', 'metadata'],
  ])('%j for %j is %s', (instruction, createdBy, expected) => {
    expect(weight(instruction, createdBy)).toBe(expected);
  });

  test('a command in a shell of its own', () => {
    const shell = ['python3', '-c'];
    expect(weight('RUN print(1)', 'RUN python3 -c print(1) # buildkit', shell)).toBe('exact');
    expect(weight('RUN print(1)', 'RUN python3 -c print(1) # buildkit')).toBe('none');
    expect(weight('RUN print(1)', 'RUN /bin/sh -c print(1) # buildkit', shell)).toBe('exact');
  });
});

describe('what comparing takes', () => {
  test('is counted for texts with variables and for words', () => {
    const taken = (instruction: string, createdBy: string) => {
      const effort = { left: 10_000 };
      weight(instruction, createdBy, [], effort);
      return 10_000 - effort.left;
    };
    expect(taken('COPY a /app', 'COPY a /app')).toBe(0);
    // The text's 6 characters, and its 2 literal parts at 50 each.
    expect(taken('COPY a $B', 'COPY a /app')).toBe(106);
    expect(taken('USER app root', 'USER app root')).toBe(100);
  });

  test('may use up all that is left, and then nothing matches any more', () => {
    expect(weight('RUN x', 'RUN x', [], { left: 0 })).toBe('exact');
    expect(weight('RUN x', 'RUN x', [], { left: -1 })).toBe('none');
  });
});
