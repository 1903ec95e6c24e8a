import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  surroundings,
  textOptions
} from "./chunk-ZQKFFYRN.js";
import {
  HELP,
  IMAGE,
  readArgs,
  wholeNumber
} from "./chunk-OSHH4UAZ.js";
import {
  markdown
} from "./chunk-NYTIDYFB.js";
import {
  check,
  json,
  text
} from "./chunk-UBVC3M27.js";
import "./chunk-WFIJJR7A.js";
import "./chunk-HFUBSOFK.js";
import {
  jobFor
} from "./chunk-3EBYDLDM.js";
import "./chunk-SSKBKBTE.js";
import "./chunk-72BGGMHV.js";
import "./chunk-3WVSTMB5.js";
import {
  parseBounds
} from "./chunk-5MPPURCK.js";
import "./chunk-HPE3OQZE.js";
import "./chunk-JH3RYL4L.js";
import "./chunk-NSZMKYW3.js";
import "./chunk-NWKAKDZI.js";
import "./chunk-474TXXUP.js";
import "./chunk-OGOWTOFU.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-OGCHTJQN.js";
import "./chunk-SXAFARRY.js";
import "./chunk-2ATB6TBB.js";
import "./chunk-6APWD5O3.js";
import "./chunk-3TBRLTWZ.js";
import {
  EXIT,
  MeasureError,
  UsageError
} from "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";

// src/cli/write-result.ts
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
async function writeResult(context, to, content) {
  if (to.path === "-") return context.stdout.write(content);
  try {
    await writeFile(resolve(context.cwd, to.path), content);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown error";
    throw new MeasureError(`${to.flag}: cannot write ${to.path} (${code})`, {
      hint: "Check that its directory exists and is writable.",
      cause
    });
  }
}

// src/cli/check.ts
var OPTIONS = {
  ...IMAGE,
  config: { type: "string" },
  verify: { type: "boolean" },
  json: { type: "string" },
  markdown: { type: "string" },
  all: { type: "boolean" },
  top: { type: "string" }
};
var TOP = 10;
async function checkCommand(context) {
  const { values, positionals } = readArgs("check", context.args, OPTIONS);
  if (values.help) {
    await context.stdout.write(HELP.check);
    return EXIT.pass;
  }
  if (values.json === "-" && values.markdown === "-")
    throw new UsageError("--json - and --markdown - both want standard output", {
      hint: "Write one of them to a file."
    });
  const top = values.top === void 0 ? TOP : wholeNumber("--top", values.top);
  const job = await jobFor({
    cwd: context.cwd,
    config: values.config ?? null,
    sources: positionals,
    build: null,
    platform: values.platform ?? null,
    verify: values.verify ?? false,
    limits: parseBounds("--limit", values.limit ?? [])
  });
  const report = await check(job, surroundings(context, values));
  const to = values.json === "-" || values.markdown === "-" ? "stderr" : "stdout";
  if (values.json !== void 0) await writeResult(context, { flag: "--json", path: values.json }, json(report));
  if (values.markdown !== void 0)
    await writeResult(context, { flag: "--markdown", path: values.markdown }, markdown(report));
  await context[to].write(text(report, textOptions(context, to, { all: values.all ?? false, top })));
  return exitCodeOf(report);
}
function exitCodeOf({ verdict }) {
  switch (verdict) {
    case "pass":
    case "warn":
      return EXIT.pass;
    case "fail":
      return EXIT.overBudget;
    case null:
      return EXIT.notMeasured;
  }
}
export {
  checkCommand
};
