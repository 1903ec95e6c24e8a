import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  surroundings,
  textOptions
} from "./chunk-ZQKFFYRN.js";
import {
  HELP,
  IMAGE,
  oneSource,
  readArgs,
  wholeNumber
} from "./chunk-OSHH4UAZ.js";
import {
  check,
  json,
  text
} from "./chunk-UBVC3M27.js";
import "./chunk-WFIJJR7A.js";
import "./chunk-HFUBSOFK.js";
import {
  inspectionOf
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
  const job = inspectionOf(source, {
    platform: values.platform ?? null,
    verify: values.verify ?? false,
    limits: parseBounds("--limit", values.limit ?? [])
  });
  const report = await check(job, surroundings(context, values));
  await context.stdout.write(
    values.json ? json(report) : text(report, textOptions(context, "stdout", { all: values.all ?? false, top }))
  );
  return EXIT.pass;
}
export {
  inspectCommand
};
