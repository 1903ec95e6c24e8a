/** The configs of real images, as every tool that we know saved them, against the Dockerfile that they were all built from. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { attribute } from '../../src/dockerfile/attribution/attribute-layers.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';

const folder = join(import.meta.dirname, 'fixtures/saved');
const dockerfile = parseDockerfile(readFileSync(join(folder, 'Dockerfile'), 'utf8'));

test.each(readdirSync(folder).filter(name => name.endsWith('.json')))('%s: every layer has its line', name => {
  const config = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
    history: { created_by?: string; empty_layer?: boolean }[];
  };
  const history = config.history.map(past => ({
    createdBy: past.created_by ?? '',
    emptyLayer: past.empty_layer ?? false,
  }));
  // FROM is line 1 and every other line is one instruction.
  expect(history).toHaveLength(14);
  expect(attribute(dockerfile, history)).toEqual(history.map((_, index) => index + 2));
});
