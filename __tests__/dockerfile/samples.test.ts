/** Real images, as every tool that we know saved them, against the Dockerfile that they were all built from. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { extract } from 'tar-stream';
import { attribute } from '../../src/dockerfile/attribute.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { describeShared, shared } from '../kit/shared.ts';

interface Config {
  history?: { created_by?: string; empty_layer?: boolean }[];
  rootfs?: unknown;
}

const samples = join(shared ?? '', 'samples');

/** The first text in the archive that is an image config. */
async function configOf(archive: string): Promise<Config | null> {
  const reader = extract();
  reader.end(readFileSync(join(samples, archive)));
  for await (const entry of reader) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    if (text.startsWith('{') && text.includes('"rootfs"')) return JSON.parse(text) as Config;
  }
  return null;
}

describeShared('the images of shared/samples', () => {
  const names = shared === null ? [] : readdirSync(samples);
  const archives = names.filter(name =>
    /^(docker\d+c?-|bk-docker-|bk-oci-(?!.*attest)|skopeo-|ctr-export\.).*\.?tar$/.test(name),
  );

  test.each(archives.filter(name => !/zero|multiplatform/.test(name)))(
    '%s: every layer has its line',
    async archive => {
      const config = await configOf(archive);
      const history = (config?.history ?? []).map(past => ({
        createdBy: past.created_by ?? '',
        emptyLayer: past.empty_layer ?? false,
      }));
      const dockerfile = parseDockerfile(readFileSync(join(samples, 'Dockerfile.source'), 'utf8'));
      // FROM is line 1 and every other line is one instruction.
      expect(history).toHaveLength(14);
      expect(attribute(dockerfile, history)).toEqual(history.map((_, index) => index + 2));
    },
  );
});
