/** An image in the store of an engine, and what a run says of it, for tests of all ways to read it. */
import { filler, type ImageSpec } from '../../archives/archives.ts';
import type { Ran } from '../../processes/cli.ts';
import { answer } from './fake-engine.ts';

export const IMAGE: ImageSpec = {
  layers: [
    [
      { name: 'etc/' },
      { name: 'etc/passwd', body: 'root:x:0:0::/root:/bin/sh\n' },
      { name: 'bin/a', body: filler(9000, 'a') },
      { name: 'bin/b', body: filler(9000, 'b') },
      { name: 'bin/link', symlink: 'a' },
      { name: 'bin/hard', hardlink: 'bin/b' },
      { name: `long/${'x'.repeat(150)}/\u00e9"size":5`, body: filler(700, 'c') },
    ],
    [{ name: 'bin/a', body: filler(9000, 'a'), mode: 0o755 }, { name: 'bin/.wh.hard' }],
    [
      { name: 'bin/b', body: filler(9000, 'other') },
      { name: 'empty', body: '' },
    ],
  ],
};

/** By which way an image was read, and the report without that. */
export function parts({ stdout, stderr }: Ran) {
  if (stdout === '') throw new Error(stderr);
  const { source, wasted } = JSON.parse(stdout).images[0];
  const causes = wasted.map(({ cause }: { cause: string }) => cause);
  return {
    verified: source.verified,
    basis: source.basis,
    causes,
    rest: stdout.replace(/"(verified|basis)": "\w+",?\s*/g, ''),
  };
}

export const versionOf = (version: string) => answer(200, { Version: version });

export const BY_EXPORT = { verified: 'digest', basis: 'export' };
