import { describe, expect, test } from '@jest/globals';
import { instructionOf } from '../../src/dockerfile/history.ts';
import { expectAtMost, processorTime } from '../kit/runner/quickness.ts';

const ID = '3f9d506b991c54b1bb55b5a7a002391a984cc5c7b9cb555296763b4076451ca3';

describe('instructionOf', () => {
  test.each([
    // BuildKit
    ['RUN /bin/sh -c rm /a # buildkit', 'RUN', 'rm /a'],
    ['RUN |2 A=1 B=two words /bin/sh -c echo $A # buildkit', 'RUN', 'echo $A'],
    ['RUN |1 A=x /bin/bash -euxo pipefail -c make # buildkit', 'RUN', 'make'],
    ['RUN |1 A=x ls -l / # buildkit', 'RUN', 'ls -l /'],
    ['RUN ls -l / # buildkit', 'RUN', 'ls -l /'],
    [
      'RUN /bin/sh -c apt-get update     && apt-get\tinstall x # buildkit',
      'RUN',
      'apt-get update && apt-get install x',
    ],
    ['RUN /bin/sh -c set -e\necho a\n # buildkit', 'RUN', 'set -e\necho a'],
    ['RUN /bin/sh -c /dev/pipes/EOF # buildkit', 'RUN', '/dev/pipes/EOF'],
    ['RUN cmd /S /C dir C:\\ # buildkit', 'RUN', 'dir C:\\'],
    ['RUN powershell.exe -NoLogo -Command Get-Item . # buildkit', 'RUN', 'Get-Item .'],
    ['RUN /usr/bin/env bash -c make # buildkit', 'RUN', 'make'],
    ['COPY --chown=1000:1000 a.txt /srv/ # buildkit', 'COPY', '--chown=1000:1000 a.txt /srv/'],
    ['COPY <<ONE /files/ # buildkit', 'COPY', '<<ONE /files/'],
    ['ENV A=b c', 'ENV', 'A=b c'],
    ['CMD ["/bin/sh" "-c" "x"]', 'CMD', '["/bin/sh" "-c" "x"]'],
    ['ARG TARGETPLATFORM', 'ARG', 'TARGETPLATFORM'],
    ['WORKDIR /data', 'WORKDIR', '/data'],
    // the classic builder and buildah
    ['/bin/sh -c rm /a', 'RUN', 'rm /a'],
    ['|0 /bin/sh -c rm /a', 'RUN', 'rm /a'],
    ['|1 X=y /bin/sh -c rm /a', 'RUN', 'rm /a'],
    ['|1 X=y rm /a', 'RUN', 'rm /a'],
    ['/bin/sh -c #(nop)  CMD ["bash"]', 'CMD', '["bash"]'],
    ['/bin/bash -o pipefail -c #(nop)  ENV A=b', 'ENV', 'A=b'],
    ['/bin/bash -o pipefail -c set -x', 'RUN', 'set -x'],
    [`/bin/sh -c #(nop) COPY file:${ID} in /x `, 'COPY', 'file:3f9d506b991c in /x'],
    [`/bin/sh -c #(nop) ADD ${ID} in /x `, 'ADD', '3f9d506b991c in /x'],
    [`/bin/sh -c #(nop) COPY dir:${ID} in a      `, 'COPY', 'dir:3f9d506b991c in a'],
    [`/bin/sh -c #(nop) COPY --chown=1:1file:${ID} in /x `, 'COPY', '--chown=1:1 file:3f9d506b991c in /x'],
    ['/bin/sh -c #(nop) WORKDIR /data', 'WORKDIR', '/data'],
    // kaniko
    ['RUN apk add --update     libc6-compat', 'RUN', 'apk add --update libc6-compat'],
    ['COPY --from=build /app /app', 'COPY', '--from=build /app /app'],
    ['RUN ["ls", "-l"]', 'RUN', '["ls", "-l"]'],
    // others
    ['', '', ''],
    ['umoci repack', '', 'umoci repack'],
    ['bazel build ...', '', 'bazel build ...'],
    ['/bin/sh', '', '/bin/sh'],
    ['bash', '', 'bash'],
    ['copy that', '', 'copy that'],
    ['/bin/sh -c', 'RUN', ''],
    ['|99999999999 A=b', '', '|99999999999 A=b'],
  ])('%j', (createdBy, keyword, text) => {
    expect(instructionOf(createdBy)).toEqual({ keyword, text });
  });

  test('long hostile text takes no long time', async () => {
    for (const text of [
      `|1 ${'a=b '.repeat(200_000)}`,
      `/bin/sh ${'-o '.repeat(300_000)}`,
      ' '.repeat(500_000),
      `|9 ${'env '.repeat(200_000)}`,
      `COPY ${'0'.repeat(900_000)}`,
      `COPY --chown=${'file:'.repeat(200_000)}`,
    ])
      await expectAtMost(2000, () => processorTime(() => instructionOf(text)));
  });
});
