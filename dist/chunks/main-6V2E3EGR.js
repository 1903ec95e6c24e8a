import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  markdown
} from "./chunk-NYTIDYFB.js";
import {
  SMALL,
  advice,
  baseText,
  check,
  exceeded,
  firstInstruction,
  headline,
  instruction,
  json,
  largestLayer,
  lineText,
  loneHints,
  savable,
  savings,
  text,
  wasteOf,
  wastefulLayer
} from "./chunk-UBVC3M27.js";
import {
  bytes,
  percent,
  programRunner,
  progressOn
} from "./chunk-WFIJJR7A.js";
import "./chunk-HFUBSOFK.js";
import {
  cacheFolderOf,
  jobFor
} from "./chunk-3EBYDLDM.js";
import {
  cut,
  cutEnd,
  terminal
} from "./chunk-SSKBKBTE.js";
import "./chunk-72BGGMHV.js";
import "./chunk-3WVSTMB5.js";
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
  ConfigError,
  EXIT,
  ImagebudgetError,
  MeasureError,
  UsageError
} from "./chunk-BM3QPQNS.js";
import {
  __commonJS,
  __toESM
} from "./chunk-5HJ3J6EK.js";

// stub:@actions/http-client
var require_http_client = __commonJS({
  "stub:@actions/http-client"(exports, module) {
    module.exports = {};
  }
});

// stub:@actions/http-client/lib/auth
var require_auth = __commonJS({
  "stub:@actions/http-client/lib/auth"(exports, module) {
    module.exports = {};
  }
});

// src/action/main.ts
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve as resolve2 } from "node:path";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os4 from "os";

// node_modules/@actions/core/lib/oidc-utils.js
var import_http_client = __toESM(require_http_client(), 1);
var import_auth = __toESM(require_auth(), 1);

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text3, addEOL = false) {
    this._buffer += text3;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text3, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text3);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text3, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text3, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text3, href) {
    const element = this.wrap("a", text3, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/platform.js
import os3 from "os";

// node_modules/@actions/io/lib/io-util.js
import * as fs2 from "fs";
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs2.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs2.constants.O_RDONLY;

// node_modules/@actions/exec/lib/toolrunner.js
var IS_WINDOWS2 = process.platform === "win32";

// node_modules/@actions/core/lib/platform.js
var platform = os3.platform();
var arch = os3.arch();

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function getMultilineInput(name, options) {
  const inputs = getInput(name, options).split("\n").filter((x) => x !== "");
  if (options && options.trimWhitespace === false) {
    return inputs;
  }
  return inputs.map((input) => input.trim());
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os4.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os4.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}

// src/action/inputs.ts
function readInputs() {
  const source = text2("source");
  const build = readBuild();
  if (source !== null && build !== null)
    throw new UsageError('inputs "source" and "context" are both set', {
      hint: 'Set "context" to build an image, or "source" to measure one that exists.'
    });
  return {
    source,
    config: text2("config") ?? ".imagebudget.yml",
    workingDirectory: text2("working-directory") ?? ".",
    build,
    platform: text2("platform"),
    verify: flag("verify", false),
    cache: flag("cache", true),
    store: flag("store", true),
    summary: flag("summary", true),
    annotations: flag("annotations", true),
    report: text2("report"),
    top: wholeNumber("top", 5)
  };
}
function readBuild() {
  const context = text2("context");
  const file = text2("file");
  const target = text2("target");
  const args = buildArgs();
  if (context !== null) return { context, file, target, args };
  const stray = [
    file !== null && "file",
    target !== null && "target",
    Object.keys(args).length > 0 && "build-args"
  ].find(Boolean);
  if (stray)
    throw new UsageError(`input "${stray}" is set without "context"`, {
      hint: 'Set "context" to the build context, or describe the build in the config.'
    });
  return null;
}
function buildArgs() {
  const args = {};
  for (const line of getMultilineInput("build-args")) {
    const equals = line.indexOf("=");
    if (equals <= 0)
      throw new UsageError(`input "build-args": ${JSON.stringify(line.slice(0, 60))} is not NAME=value`, {
        hint: "Write one NAME=value a line."
      });
    args[line.slice(0, equals)] = line.slice(equals + 1);
  }
  return args;
}
function text2(name) {
  return getInput(name) || null;
}
function flag(name, fallback) {
  const value = text2(name);
  if (value === null) return fallback;
  if (/^true$/i.test(value)) return true;
  if (/^false$/i.test(value)) return false;
  throw new UsageError(`input "${name}": ${JSON.stringify(value.slice(0, 60))} is neither true nor false`, {
    hint: "Write true or false."
  });
}
function wholeNumber(name, fallback) {
  const value = text2(name);
  if (value === null) return fallback;
  if (/^[0-9]{1,6}$/.test(value)) return Number(value);
  throw new UsageError(`input "${name}": ${JSON.stringify(value.slice(0, 60))} is no whole number`, {
    hint: "Write 5, for example."
  });
}

// src/action/publish.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join as join2, resolve } from "node:path";

// src/report/annotations.ts
var MOST = 5;
var NAME_COLUMNS = 80;
var WHERE_COLUMNS = 100;
function annotations({ images }) {
  const all = images.flatMap((image) => [
    ...budgetAnnotations(image),
    ...savingAnnotations(image),
    ...hintAnnotations(image),
    ...passing(image)
  ]);
  const order = ["error", "warning", "notice"];
  return order.flatMap((level) => all.filter((annotation2) => annotation2.level === level));
}
function budgetAnnotations(image) {
  return image.budgets.filter(({ status }) => status !== "pass").map((budget) => {
    const message = `${exceeded(budget, terminal)}.${cause(budget, image)}`;
    return annotation(budget.status === "fail" ? "error" : "warning", { image, message, place: budget.position });
  });
}
function savingAnnotations(image) {
  return [...savings(image), ...advice(image)].filter(({ severity, bytes: bytes2, base, always }) => severity === "warn" && (bytes2 >= SMALL || always) && !base).slice(0, MOST).map((saving) => {
    const place = saving.dockerfile ?? image.budgets[0]?.position ?? null;
    return annotation("warning", { image, message: savingMessage(saving), place });
  });
}
function hintAnnotations(image) {
  return loneHints(image).filter(({ bytes: cost }) => cost >= SMALL).flatMap(({ severity, title, layer, bytes: cost, remedy }) => {
    const place = layer === null ? null : image.layers[layer]?.dockerfile ?? null;
    if (place === null) return [];
    const message = `${title} (layer ${layer}, ${bytes(cost)}). Use: ${firstInstruction(remedy).join(" ")}`;
    return [annotation(severity === "warn" ? "warning" : "notice", { image, message, place })];
  }).slice(0, MOST);
}
function savingMessage(saving) {
  const where = [cut(terminal(saving.place), WHERE_COLUMNS), saving.files].filter((part) => part !== "").join(", ");
  const what = `${bytes(saving.bytes)}, ${terminal(saving.title)}: ${where} (${saving.origin})`;
  const lines = firstInstruction(saving.remedy).map(
    (line) => terminal(line).replace(/\s*\\\s*$/, "").trim()
  );
  const page = saving.page === null ? "" : ` See ${saving.page}.`;
  return `${what}.${page} Use: ${lines.join(" ")}`;
}
function passing(image) {
  if (image.verdict !== "pass") return [];
  const saved = savable(image);
  const share = percent(saved.bytes, image.sizes.image);
  const base = baseText(saved).map((text3) => `, ${text3}`);
  const message = `${headline(image, terminal)}; ${bytes(saved.bytes)} of waste (${share})${base.join("")}.`;
  return [annotation("notice", { image, message, place: null })];
}
var CAUSE_FIGURES = /* @__PURE__ */ new Map([
  ["wasted", (layer) => layer.wastedBytes],
  ["efficiency", (layer) => layer.wastedBytes],
  ["removable", (layer) => layer.removableBytes]
]);
function cause({ budget, unit }, image) {
  if (unit === "count") return "";
  const rule = image.findings.find((finding) => budget === `rules.${finding.rule}`);
  if (rule) {
    const [most] = [...rule.layers].sort((a, b) => b.bytes - a.bytes);
    const layer = most && image.layers[most.index];
    return layer ? ` Biggest cause: ${layerText(layer)}, ${bytes(most.bytes)}.` : "";
  }
  const figure = CAUSE_FIGURES.get(budget) ?? wasteOf;
  const wasteful = budget === "layer" ? null : wastefulLayer(image, figure);
  if (wasteful) return ` Biggest cause: ${layerText(wasteful)}, ${bytes(figure(wasteful))} of waste.`;
  const largest = largestLayer(image);
  return largest ? ` Largest layer: ${layerText(largest)}, ${bytes(largest.bytes)}.` : "";
}
function layerText(layer) {
  if (layer.base) return `layer ${layer.index} of the base image`;
  if (layer.dockerfile !== null) return terminal(lineText(layer));
  const words = cutEnd(terminal(instruction(layer)), NAME_COLUMNS);
  return words === "" ? `layer ${layer.index}` : `layer ${layer.index} (${words})`;
}
function annotation(level, { image, message, place }) {
  const base = { level, title: `imagebudget: ${cut(terminal(image.name), NAME_COLUMNS)}`, message };
  if (place === null || terminal(place.path) !== place.path) return base;
  const column = place.column === void 0 ? {} : { column: place.column };
  return { ...base, file: place.path, line: place.line, ...column };
}

// src/action/workflow.ts
import { randomUUID as randomUUID2 } from "node:crypto";
import { readFileSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
function filesUrl(directory, env) {
  const server = env.GITHUB_SERVER_URL;
  const repository = env.GITHUB_REPOSITORY;
  const commit = headCommit(env) ?? env.GITHUB_SHA;
  const inside = relative(env.GITHUB_WORKSPACE || ".", directory);
  if (!server || !repository || !commit || isAbsolute(inside) || inside.split(sep)[0] === "..") return void 0;
  return [server, repository, "blob", commit, ...inside.split(sep).filter(Boolean).map(encodeURIComponent)].join("/");
}
function annotatedPath(workingDirectory, path) {
  return isAbsolute(path) ? path : join(workingDirectory, path);
}
function headCommit(env) {
  const path = env.GITHUB_EVENT_PATH;
  if (!path) return null;
  try {
    const event = JSON.parse(readFileSync(path, "utf8"));
    const sha = member(member(member(event, "pull_request"), "head"), "sha");
    return typeof sha === "string" && /^[0-9a-f]{40,64}$/.test(sha) ? sha : null;
  } catch {
    return null;
  }
}
function member(value, key) {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : void 0;
}
var runProgram = async (program, args, options) => {
  const token = randomUUID2();
  const quiet = options.quiet ?? false;
  let atLineStart = true;
  if (!quiet) process.stdout.write(`::stop-commands::${token}
`);
  const write = (text3) => {
    process.stdout.write(text3);
    atLineStart = text3.endsWith("\n");
  };
  try {
    const run = programRunner({ write, kill: process.kill.bind(process), platform: process.platform });
    return await run(program, args, options);
  } finally {
    if (!quiet) process.stdout.write(`${atLineStart ? "" : "\n"}::${token}::
`);
  }
};

// src/action/publish.ts
var WIDTH = 120;
async function publish(report2, inputs, place) {
  info(text(report2, { colour: false, width: WIDTH, all: false, top: inputs.top }).trimEnd());
  startGroup("imagebudget: all layers and findings");
  info(text(report2, { colour: false, width: WIDTH, all: true, top: Number.POSITIVE_INFINITY }).trimEnd());
  endGroup();
  setOutputs(report2, writeReport(report2, inputs, place));
  if (inputs.annotations) for (const annotation2 of annotations(report2)) annotate(annotation2, inputs);
  if (inputs.summary) await writeSummary(report2, place);
}
function writeReport(report2, { report: wanted }, { directory, env }) {
  const path = wanted === null ? join2(env.RUNNER_TEMP || tmpdir(), "imagebudget-report.json") : resolve(directory, wanted);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, json(report2));
  } catch (cause2) {
    const code = cause2 instanceof Error && "code" in cause2 ? String(cause2.code) : "unknown error";
    throw new MeasureError(`input "report": cannot write ${path} (${code})`, {
      hint: "Check that its directory is writable.",
      cause: cause2
    });
  }
  return path;
}
function setOutputs({ verdict, images: [image] }, path) {
  const { sizes, layers } = image ?? {};
  const outputs = {
    verdict,
    size: sizes?.image,
    visible: sizes?.visible,
    wasted: sizes?.wasted,
    removable: sizes?.removable,
    download: sizes?.download,
    efficiency: sizes?.efficiency,
    layers: layers?.length,
    report: path
  };
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value ?? "");
}
function annotate({ level, title, message, file, line, column }, { workingDirectory }) {
  const properties = {
    title,
    ...file === void 0 ? {} : { file: annotatedPath(workingDirectory, file) },
    ...line === void 0 ? {} : { startLine: line },
    ...column === void 0 ? {} : { startColumn: column }
  };
  const say = { error, warning, notice }[level];
  say(message, properties);
}
async function writeSummary(report2, { directory, env }) {
  const repositoryUrl = filesUrl(directory, env);
  try {
    await summary.addRaw(markdown(report2, repositoryUrl === void 0 ? {} : { repositoryUrl })).write();
  } catch (error2) {
    warning(
      `the job summary could not be written: ${terminal(error2 instanceof Error ? error2.message : String(error2))}`
    );
  }
}

// src/action/main.ts
async function runAction(layerWorker) {
  const interrupted = new AbortController();
  let signalled = null;
  for (const [signal, code] of [
    ["SIGINT", EXIT.interrupted],
    ["SIGTERM", EXIT.terminated]
  ])
    process.once(signal, () => {
      signalled = code;
      interrupted.abort();
    });
  let workingDirectory = ".";
  try {
    setOutput("verdict", "");
    const inputs = readInputs();
    workingDirectory = inputs.workingDirectory;
    const workers = { script: layerWorker, count: availableParallelism() };
    const code = await measure(inputs, workers, interrupted.signal);
    return signalled ?? code;
  } catch (error2) {
    if (signalled !== null) return signalled;
    report(error2, workingDirectory);
    return error2 instanceof ImagebudgetError ? error2.exitCode : EXIT.notMeasured;
  }
}
async function measure(inputs, workers, signal) {
  const directory = resolve2(inputs.workingDirectory);
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(
      `input "working-directory": there is no directory ${JSON.stringify(inputs.workingDirectory)}`,
      {
        hint: "It is relative to the workspace. Has the repository been checked out?"
      }
    );
  const job = await jobFor({
    cwd: directory,
    config: inputs.config,
    sources: inputs.source === null ? [] : [inputs.source],
    build: inputs.build,
    platform: inputs.platform,
    verify: inputs.verify,
    limits: {}
  });
  const result = await check(job, {
    cwd: directory,
    env: process.env,
    arch: process.arch,
    workers,
    stdin: () => null,
    signal,
    run: runProgram,
    progress: progressOn({ isTTY: false, write: async (text3) => info(text3.trimEnd()) }),
    engineStore: inputs.store,
    cacheFolder: inputs.cache ? cacheFolderOf(process.env) : null,
    debug: (text3) => debug(terminal(text3))
  });
  await publish(result, inputs, { directory, env: process.env });
  return result.verdict === "fail" ? EXIT.overBudget : EXIT.pass;
}
function report(error2, workingDirectory) {
  if (!(error2 instanceof ImagebudgetError)) {
    error(
      `internal error: ${terminal(error2 instanceof Error ? error2.message : String(error2))}. Please report it.`,
      { title: "imagebudget" }
    );
    debug(terminal(error2 instanceof Error ? error2.stack ?? "" : ""));
    return;
  }
  const place = error2 instanceof ConfigError ? {
    file: annotatedPath(workingDirectory, error2.position.path),
    startLine: error2.position.line,
    startColumn: error2.position.column
  } : {};
  const lines = [error2 instanceof ConfigError ? error2.reason : error2.message, ...error2.hint?.split("\n") ?? []];
  error(lines.map(terminal).join("\n"), { title: "imagebudget could not measure the image", ...place });
}
export {
  runAction
};
