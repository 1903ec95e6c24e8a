// Writes src/library/report-types.d.ts, the types of the JSON report for users of the library, from the schema of the report. With --check
// it writes nothing, and fails if the file is stale.
import { compile } from 'json-schema-to-typescript';
import { formatted, writeOrCheck } from './generated.mjs';
import { loadTypeScript } from './load-typescript.mjs';

const PATH = 'src/library/report-types.d.ts';

const BANNER = `/**
 * What the library returns, as TypeScript. Written by scripts/generate-types.mjs from src/report/schema/report-schema.ts.
 * The schema reads reports of earlier versions too; here a field that this version always writes is always there.
 */`;

/** Fields that the schema lets be absent and that this version leaves out where there is nothing to say. */
const SOMETIMES_ABSENT = new Set([
  'otherPlatforms',
  'basis',
  'rule',
  'noBaseline',
  'pathBase64',
  'range',
  'untold',
  'broken',
  'configChange',
  'accepted',
  'sameBase',
  'noSecondStage',
  'noSmallerBase',
  'noRemoval',
  'noStandalone',
  'alpine',
]);

/** Fields of reports that others write. */
const OF_OTHERS = ['notMeasured'];

/** `check` always has a verdict, and its schema says when others have none. */
const VERDICT = 'The worst of all budgets.';

/** Objects without further fields, so that a mistyped name is an error, and with all fields that are always written. */
function written(schema) {
  if (Array.isArray(schema)) return schema.map(written);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, written(value)]));
  if (inside.type !== 'object' || inside.properties === undefined) return inside;
  const names = Object.keys(inside.properties);
  const required = names.filter(name => inside.required?.includes(name) || !SOMETIMES_ABSENT.has(name));
  return { ...inside, required, additionalProperties: false };
}

const { reportJsonSchema } = await loadTypeScript(
  "export { reportJsonSchema } from './src/report/schema/report-schema.ts';",
);
const { $schema, title, ...schema } = reportJsonSchema();
for (const name of OF_OTHERS) delete schema.properties[name];
schema.properties.verdict.description = VERDICT;
const text = await compile(written(schema), 'Report', { bannerComment: BANNER, format: false });
writeOrCheck(new Map([[PATH, formatted(PATH, text)]]));
