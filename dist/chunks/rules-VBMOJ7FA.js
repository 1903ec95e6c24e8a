import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  COMMON,
  HELP,
  nearest,
  readArgs
} from "./chunk-OSHH4UAZ.js";
import {
  pageUrl
} from "./chunk-HFUBSOFK.js";
import {
  rules
} from "./chunk-3EBYDLDM.js";
import "./chunk-72BGGMHV.js";
import "./chunk-3WVSTMB5.js";
import "./chunk-HPE3OQZE.js";
import "./chunk-JH3RYL4L.js";
import "./chunk-NSZMKYW3.js";
import "./chunk-NWKAKDZI.js";
import "./chunk-474TXXUP.js";
import "./chunk-OGOWTOFU.js";
import "./chunk-OGCHTJQN.js";
import "./chunk-SXAFARRY.js";
import "./chunk-2ATB6TBB.js";
import "./chunk-6APWD5O3.js";
import "./chunk-3TBRLTWZ.js";
import {
  EXIT,
  UsageError
} from "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";

// src/report/rules.ts
function catalogueText(rules2) {
  const widest = Math.max(...rules2.map(({ id }) => id.length));
  const lines = rules2.map(
    ({ id, severity, bucket, title }) => `${id.padEnd(widest)}  ${severity}  ${bucket.padEnd(9)}  ${title}`
  );
  return [
    `${rules2.length} rules, in order of precedence: a file belongs to the first that claims it.`,
    "",
    ...lines,
    "",
    "imagebudget rules ID explains one.",
    ""
  ].join("\n");
}
function ruleText(rule) {
  const section = (title, lines) => lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
  return [
    `${rule.id}: ${rule.title}`,
    `${rule.severity} · ${rule.confidence} · ${rule.bucket === "removable" ? "counts as removable" : "advice, counted by no other budget"}`,
    ...section("Why it need not be there", [rule.why, ...rule.cost === void 0 ? [] : [`The price: ${rule.cost}`]]),
    ...section("Instead", rule.remedy.split("\n")),
    ...section("Finds", [
      ...rule.globs,
      ...Object.entries(rule.envDirectories ?? {}).flatMap(([name, below]) => below.map((one) => `$${name}/${one}`)),
      ...rule.whenText === void 0 ? [] : [`if: ${rule.whenText}`],
      ...rule.least === void 0 ? [] : [`if it is at least ${rule.least} bytes in all`]
    ]),
    ...section("Only advises", [
      ...rule.adviceWhenText === void 0 ? [] : [`if: ${rule.adviceWhenText}`],
      ...rule.adviceForCommands === void 0 ? [] : [`if the container starts ${rule.adviceForCommands.join(", ")}`]
    ]),
    ...section(
      "Leaves alone",
      (rule.not ?? []).map(({ glob, why }) => `${glob}  (${why})`)
    ),
    ...section("Budget for it, in .imagebudget.yml", ["budgets:", "  rules:", `    ${rule.id}: 0`]),
    ...section("To keep these bytes", ["ignore:", `  - rule: ${rule.id}`, "    reason: why they must stay"]),
    ...section("To leave the rule out", ["rules:", `  ${rule.id}: off`]),
    ...section(
      "References",
      [pageUrl(`rules/${rule.id}.md`), ...rule.references].filter((url) => url !== null)
    ),
    ""
  ].join("\n");
}

// src/cli/rules.ts
var OPTIONS = { ...COMMON, json: { type: "boolean" } };
async function rulesCommand(context) {
  const { values, positionals } = readArgs("rules", context.args, OPTIONS);
  if (values.help) {
    await context.stdout.write(HELP.rules);
    return EXIT.pass;
  }
  const [id, ...more] = positionals;
  if (more.length > 0)
    throw new UsageError(`rules takes one rule, not ${positionals.length}`, {
      hint: "imagebudget rules lists them all."
    });
  const found = id === void 0 ? void 0 : rules.find((rule) => rule.id === id);
  if (id !== void 0 && found === void 0) {
    const near = nearest(
      id,
      rules.map((rule) => rule.id)
    );
    throw new UsageError(`there is no rule ${JSON.stringify(id.slice(0, 60))}`, {
      hint: near === null ? "imagebudget rules lists them all." : `Did you mean ${near}? imagebudget rules lists them all.`
    });
  }
  const shown = found ?? rules;
  await context.stdout.write(
    values.json ? `${JSON.stringify(shown, null, 2)}
` : found ? ruleText(found) : catalogueText(rules)
  );
  return EXIT.pass;
}
export {
  rulesCommand
};
