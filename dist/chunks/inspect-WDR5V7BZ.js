import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  surroundings,
  textOptions
} from "./chunk-V2PEJBHM.js";
import {
  HELP,
  IMAGE,
  oneSource,
  readArgs,
  wholeNumber
} from "./chunk-PNHI5O6W.js";
import {
  check,
  json,
  text
} from "./chunk-7F3SZEPB.js";
import "./chunk-QA7YDRV2.js";
import "./chunk-HFUBSOFK.js";
import {
  inspectionOf
} from "./chunk-SBI5SFV2.js";
import "./chunk-V4K3ED5H.js";
import "./chunk-73CT5SWH.js";
import "./chunk-3WVSTMB5.js";
import "./chunk-HPE3OQZE.js";
import "./chunk-RGZV3HKW.js";
import "./chunk-7NPHSBQL.js";
import "./chunk-GHZS6U2R.js";
import "./chunk-WPSUKW5X.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-3SYWJ554.js";
import "./chunk-KNIDNPQ5.js";
import "./chunk-U7P5BZ72.js";
import "./chunk-HAVADCYS.js";
import {
  EXIT
} from "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";

// src/cli/inspect.ts
var OPTIONS = {
  ...IMAGE,
  verify: { type: "boolean" },
  json: { type: "boolean" },
  all: { type: "boolean" },
  top: { type: "string" }
};
var TOP = 10;
async function inspectCommand(context) {
  const { values, positionals } = readArgs("inspect", context.args, OPTIONS);
  if (values.help) {
    await context.stdout.write(HELP.inspect);
    return EXIT.pass;
  }
  const source = oneSource("inspect", positionals);
  const top = values.top === void 0 ? TOP : wholeNumber("--top", values.top);
  const job = inspectionOf(source, { platform: values.platform ?? null, verify: values.verify ?? false });
  const report = await check(job, surroundings(context, values));
  await context.stdout.write(
    values.json ? json(report) : text(report, textOptions(context, "stdout", { all: values.all ?? false, top }))
  );
  return EXIT.pass;
}
export {
  inspectCommand
};
