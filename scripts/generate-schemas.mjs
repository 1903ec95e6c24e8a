// Writes schema/*.json from the zod schemas in src/ and the lists of generate-rules.mjs. With --check it writes nothing, and
// fails if a file is stale.
import { formatted, writeOrCheck } from './generated.mjs';
import { loadTypeScript } from './load-typescript.mjs';

const {
  configJsonSchema,
  comparisonJsonSchema,
  fixJsonSchema,
  reportJsonSchema,
  whyJsonSchema,
  rules,
  CATEGORIES,
  DETECTOR_IDS,
} = await loadTypeScript(`
  export { rules } from './src/rules/index.ts';
  export { CATEGORIES } from './src/rules/categories.ts';
  export { DETECTOR_IDS } from './src/rules/detector-ids.ts';
  export { configJsonSchema } from './src/config/schema/config-schema.ts';
  export { comparisonJsonSchema } from './src/report/schema/comparison-schema.ts';
  export { fixJsonSchema } from './src/fix/schema.ts';
  export { reportJsonSchema } from './src/report/schema/report-schema.ts';
  export { whyJsonSchema } from './src/report/schema/why-schema.ts';`);
const ruleIds = rules.map(({ id }) => id);
const schemas = {
  'schema/imagebudget.schema.json': configJsonSchema([...ruleIds, ...DETECTOR_IDS].sort(), CATEGORIES),
  'schema/comparison.schema.json': comparisonJsonSchema(),
  'schema/report.schema.json': reportJsonSchema(),
  'schema/fix.schema.json': fixJsonSchema(),
  'schema/why.schema.json': whyJsonSchema(),
};

writeOrCheck(new Map(Object.entries(schemas).map(([path, schema]) => [path, formatted(path, JSON.stringify(schema))])));
