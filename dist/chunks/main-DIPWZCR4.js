import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  markdown
} from "./chunk-HXVSGVEJ.js";
import {
  SMALL,
  advice,
  check,
  exceeded,
  firstInstruction,
  headline,
  instruction,
  json,
  largestLayer,
  lineText,
  loneHints,
  savings,
  text,
  wasteOf,
  wastefulLayer
} from "./chunk-7F3SZEPB.js";
import {
  bytes,
  percent,
  progressOn
} from "./chunk-QA7YDRV2.js";
import "./chunk-HFUBSOFK.js";
import {
  cacheFolderOf,
  jobFor
} from "./chunk-SBI5SFV2.js";
import {
  cut,
  cutEnd,
  terminal
} from "./chunk-V4K3ED5H.js";
import "./chunk-73CT5SWH.js";
import "./chunk-3WVSTMB5.js";
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
  ConfigError,
  EXIT,
  ImagebudgetError,
  MeasureError,
  UsageError,
  codeOf
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
import { resolve as resolve3 } from "node:path";

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
  const delimiter2 = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter2)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter2}"`);
  }
  if (convertedValue.includes(delimiter2)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter2}"`);
  }
  return `${key}<<${delimiter2}${os2.EOL}${convertedValue}${os2.EOL}${delimiter2}`;
}

// node_modules/@actions/core/lib/core.js
import * as os5 from "os";

// node_modules/@actions/core/lib/oidc-utils.js
var import_http_client = __toESM(require_http_client(), 1);
var import_auth = __toESM(require_auth(), 1);

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
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
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
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
import os4 from "os";

// node_modules/@actions/exec/lib/toolrunner.js
import * as os3 from "os";
import * as events from "events";
import * as child from "child_process";
import * as path3 from "path";

// node_modules/@actions/io/lib/io.js
import * as path2 from "path";

// node_modules/@actions/io/lib/io-util.js
import * as fs2 from "fs";
import * as path from "path";
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
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
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs2.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs2.constants.O_RDONLY;
function exists(fsPath) {
  return __awaiter2(this, void 0, void 0, function* () {
    try {
      yield stat(fsPath);
    } catch (err) {
      if (err.code === "ENOENT") {
        return false;
      }
      throw err;
    }
    return true;
  });
}
function isRooted(p) {
  p = normalizeSeparators(p);
  if (!p) {
    throw new Error('isRooted() parameter "p" cannot be empty');
  }
  if (IS_WINDOWS) {
    return p.startsWith("\\") || /^[A-Z]:/i.test(p);
  }
  return p.startsWith("/");
}
function tryGetExecutablePath(filePath, extensions) {
  return __awaiter2(this, void 0, void 0, function* () {
    let stats = void 0;
    try {
      stats = yield stat(filePath);
    } catch (err) {
      if (err.code !== "ENOENT") {
        console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
      }
    }
    if (stats && stats.isFile()) {
      if (IS_WINDOWS) {
        const upperExt = path.extname(filePath).toUpperCase();
        if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) {
          return filePath;
        }
      } else {
        if (isUnixExecutable(stats)) {
          return filePath;
        }
      }
    }
    const originalFilePath = filePath;
    for (const extension of extensions) {
      filePath = originalFilePath + extension;
      stats = void 0;
      try {
        stats = yield stat(filePath);
      } catch (err) {
        if (err.code !== "ENOENT") {
          console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
        }
      }
      if (stats && stats.isFile()) {
        if (IS_WINDOWS) {
          try {
            const directory = path.dirname(filePath);
            const upperName = path.basename(filePath).toUpperCase();
            for (const actualName of yield readdir(directory)) {
              if (upperName === actualName.toUpperCase()) {
                filePath = path.join(directory, actualName);
                break;
              }
            }
          } catch (err) {
            console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
          }
          return filePath;
        } else {
          if (isUnixExecutable(stats)) {
            return filePath;
          }
        }
      }
    }
    return "";
  });
}
function normalizeSeparators(p) {
  p = p || "";
  if (IS_WINDOWS) {
    p = p.replace(/\//g, "\\");
    return p.replace(/\\\\+/g, "\\");
  }
  return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
  return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}

// node_modules/@actions/io/lib/io.js
var __awaiter3 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
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
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function which(tool, check2) {
  return __awaiter3(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    if (check2) {
      const result = yield which(tool, false);
      if (!result) {
        if (IS_WINDOWS) {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
        } else {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
        }
      }
      return result;
    }
    const matches = yield findInPath(tool);
    if (matches && matches.length > 0) {
      return matches[0];
    }
    return "";
  });
}
function findInPath(tool) {
  return __awaiter3(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    const extensions = [];
    if (IS_WINDOWS && process.env["PATHEXT"]) {
      for (const extension of process.env["PATHEXT"].split(path2.delimiter)) {
        if (extension) {
          extensions.push(extension);
        }
      }
    }
    if (isRooted(tool)) {
      const filePath = yield tryGetExecutablePath(tool, extensions);
      if (filePath) {
        return [filePath];
      }
      return [];
    }
    if (tool.includes(path2.sep)) {
      return [];
    }
    const directories = [];
    if (process.env.PATH) {
      for (const p of process.env.PATH.split(path2.delimiter)) {
        if (p) {
          directories.push(p);
        }
      }
    }
    const matches = [];
    for (const directory of directories) {
      const filePath = yield tryGetExecutablePath(path2.join(directory, tool), extensions);
      if (filePath) {
        matches.push(filePath);
      }
    }
    return matches;
  });
}

// node_modules/@actions/exec/lib/toolrunner.js
import { setTimeout } from "timers";
var __awaiter4 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
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
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var IS_WINDOWS2 = process.platform === "win32";
var ToolRunner = class extends events.EventEmitter {
  constructor(toolPath, args, options) {
    super();
    if (!toolPath) {
      throw new Error("Parameter 'toolPath' cannot be null or empty.");
    }
    this.toolPath = toolPath;
    this.args = args || [];
    this.options = options || {};
  }
  _debug(message) {
    if (this.options.listeners && this.options.listeners.debug) {
      this.options.listeners.debug(message);
    }
  }
  _getCommandString(options, noPrefix) {
    const toolPath = this._getSpawnFileName();
    const args = this._getSpawnArgs(options);
    let cmd = noPrefix ? "" : "[command]";
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        cmd += toolPath;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else if (options.windowsVerbatimArguments) {
        cmd += `"${toolPath}"`;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else {
        cmd += this._windowsQuoteCmdArg(toolPath);
        for (const a of args) {
          cmd += ` ${this._windowsQuoteCmdArg(a)}`;
        }
      }
    } else {
      cmd += toolPath;
      for (const a of args) {
        cmd += ` ${a}`;
      }
    }
    return cmd;
  }
  _processLineBuffer(data, strBuffer, onLine) {
    try {
      let s = strBuffer + data.toString();
      let n = s.indexOf(os3.EOL);
      while (n > -1) {
        const line = s.substring(0, n);
        onLine(line);
        s = s.substring(n + os3.EOL.length);
        n = s.indexOf(os3.EOL);
      }
      return s;
    } catch (err) {
      this._debug(`error processing line. Failed with error ${err}`);
      return "";
    }
  }
  _getSpawnFileName() {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        return process.env["COMSPEC"] || "cmd.exe";
      }
    }
    return this.toolPath;
  }
  _getSpawnArgs(options) {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
        for (const a of this.args) {
          argline += " ";
          argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
        }
        argline += '"';
        return [argline];
      }
    }
    return this.args;
  }
  _endsWith(str, end) {
    return str.endsWith(end);
  }
  _isCmdFile() {
    const upperToolPath = this.toolPath.toUpperCase();
    return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
  }
  _windowsQuoteCmdArg(arg) {
    if (!this._isCmdFile()) {
      return this._uvQuoteCmdArg(arg);
    }
    if (!arg) {
      return '""';
    }
    const cmdSpecialChars = [
      " ",
      "	",
      "&",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "^",
      "=",
      ";",
      "!",
      "'",
      "+",
      ",",
      "`",
      "~",
      "|",
      "<",
      ">",
      '"'
    ];
    let needsQuotes = false;
    for (const char of arg) {
      if (cmdSpecialChars.some((x) => x === char)) {
        needsQuotes = true;
        break;
      }
    }
    if (!needsQuotes) {
      return arg;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += '"';
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _uvQuoteCmdArg(arg) {
    if (!arg) {
      return '""';
    }
    if (!arg.includes(" ") && !arg.includes("	") && !arg.includes('"')) {
      return arg;
    }
    if (!arg.includes('"') && !arg.includes("\\")) {
      return `"${arg}"`;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += "\\";
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _cloneExecOptions(options) {
    options = options || {};
    const result = {
      cwd: options.cwd || process.cwd(),
      env: options.env || process.env,
      silent: options.silent || false,
      windowsVerbatimArguments: options.windowsVerbatimArguments || false,
      failOnStdErr: options.failOnStdErr || false,
      ignoreReturnCode: options.ignoreReturnCode || false,
      delay: options.delay || 1e4
    };
    result.outStream = options.outStream || process.stdout;
    result.errStream = options.errStream || process.stderr;
    return result;
  }
  _getSpawnOptions(options, toolPath) {
    options = options || {};
    const result = {};
    result.cwd = options.cwd;
    result.env = options.env;
    result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile();
    if (options.windowsVerbatimArguments) {
      result.argv0 = `"${toolPath}"`;
    }
    return result;
  }
  /**
   * Exec a tool.
   * Output will be streamed to the live console.
   * Returns promise with return code
   *
   * @param     tool     path to tool to exec
   * @param     options  optional exec options.  See ExecOptions
   * @returns   number
   */
  exec() {
    return __awaiter4(this, void 0, void 0, function* () {
      if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS2 && this.toolPath.includes("\\"))) {
        this.toolPath = path3.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
      }
      this.toolPath = yield which(this.toolPath, true);
      return new Promise((resolve4, reject) => __awaiter4(this, void 0, void 0, function* () {
        this._debug(`exec tool: ${this.toolPath}`);
        this._debug("arguments:");
        for (const arg of this.args) {
          this._debug(`   ${arg}`);
        }
        const optionsNonNull = this._cloneExecOptions(this.options);
        if (!optionsNonNull.silent && optionsNonNull.outStream) {
          optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os3.EOL);
        }
        const state = new ExecState(optionsNonNull, this.toolPath);
        state.on("debug", (message) => {
          this._debug(message);
        });
        if (this.options.cwd && !(yield exists(this.options.cwd))) {
          return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
        }
        const fileName = this._getSpawnFileName();
        const cp = child.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
        let stdbuffer = "";
        if (cp.stdout) {
          cp.stdout.on("data", (data) => {
            if (this.options.listeners && this.options.listeners.stdout) {
              this.options.listeners.stdout(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.outStream) {
              optionsNonNull.outStream.write(data);
            }
            stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
              if (this.options.listeners && this.options.listeners.stdline) {
                this.options.listeners.stdline(line);
              }
            });
          });
        }
        let errbuffer = "";
        if (cp.stderr) {
          cp.stderr.on("data", (data) => {
            state.processStderr = true;
            if (this.options.listeners && this.options.listeners.stderr) {
              this.options.listeners.stderr(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) {
              const s = optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream;
              s.write(data);
            }
            errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
              if (this.options.listeners && this.options.listeners.errline) {
                this.options.listeners.errline(line);
              }
            });
          });
        }
        cp.on("error", (err) => {
          state.processError = err.message;
          state.processExited = true;
          state.processClosed = true;
          state.CheckComplete();
        });
        cp.on("exit", (code) => {
          state.processExitCode = code;
          state.processExited = true;
          this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        cp.on("close", (code) => {
          state.processExitCode = code;
          state.processExited = true;
          state.processClosed = true;
          this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        state.on("done", (error2, exitCode) => {
          if (stdbuffer.length > 0) {
            this.emit("stdline", stdbuffer);
          }
          if (errbuffer.length > 0) {
            this.emit("errline", errbuffer);
          }
          cp.removeAllListeners();
          if (error2) {
            reject(error2);
          } else {
            resolve4(exitCode);
          }
        });
        if (this.options.input) {
          if (!cp.stdin) {
            throw new Error("child process missing stdin");
          }
          cp.stdin.end(this.options.input);
        }
      }));
    });
  }
};
function argStringToArray(argString) {
  const args = [];
  let inQuotes = false;
  let escaped = false;
  let arg = "";
  function append(c) {
    if (escaped && c !== '"') {
      arg += "\\";
    }
    arg += c;
    escaped = false;
  }
  for (let i = 0; i < argString.length; i++) {
    const c = argString.charAt(i);
    if (c === '"') {
      if (!escaped) {
        inQuotes = !inQuotes;
      } else {
        append(c);
      }
      continue;
    }
    if (c === "\\" && escaped) {
      append(c);
      continue;
    }
    if (c === "\\" && inQuotes) {
      escaped = true;
      continue;
    }
    if (c === " " && !inQuotes) {
      if (arg.length > 0) {
        args.push(arg);
        arg = "";
      }
      continue;
    }
    append(c);
  }
  if (arg.length > 0) {
    args.push(arg.trim());
  }
  return args;
}
var ExecState = class _ExecState extends events.EventEmitter {
  constructor(options, toolPath) {
    super();
    this.processClosed = false;
    this.processError = "";
    this.processExitCode = 0;
    this.processExited = false;
    this.processStderr = false;
    this.delay = 1e4;
    this.done = false;
    this.timeout = null;
    if (!toolPath) {
      throw new Error("toolPath must not be empty");
    }
    this.options = options;
    this.toolPath = toolPath;
    if (options.delay) {
      this.delay = options.delay;
    }
  }
  CheckComplete() {
    if (this.done) {
      return;
    }
    if (this.processClosed) {
      this._setResult();
    } else if (this.processExited) {
      this.timeout = setTimeout(_ExecState.HandleTimeout, this.delay, this);
    }
  }
  _debug(message) {
    this.emit("debug", message);
  }
  _setResult() {
    let error2;
    if (this.processExited) {
      if (this.processError) {
        error2 = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
      } else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
        error2 = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
      } else if (this.processStderr && this.options.failOnStdErr) {
        error2 = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
      }
    }
    if (this.timeout) {
      clearTimeout(this.timeout);
      this.timeout = null;
    }
    this.done = true;
    this.emit("done", error2, this.processExitCode);
  }
  static HandleTimeout(state) {
    if (state.done) {
      return;
    }
    if (!state.processClosed && state.processExited) {
      const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
      state._debug(message);
    }
    state._setResult();
  }
};

// node_modules/@actions/exec/lib/exec.js
var __awaiter5 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve4) {
      resolve4(value);
    });
  }
  return new (P || (P = Promise))(function(resolve4, reject) {
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
      result.done ? resolve4(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function exec(commandLine, args, options) {
  return __awaiter5(this, void 0, void 0, function* () {
    const commandArgs = argStringToArray(commandLine);
    if (commandArgs.length === 0) {
      throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
    }
    const toolPath = commandArgs[0];
    args = commandArgs.slice(1).concat(args || []);
    const runner = new ToolRunner(toolPath, args, options);
    return runner.exec();
  });
}

// node_modules/@actions/core/lib/platform.js
var platform = os4.platform();
var arch = os4.arch();

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
  process.stdout.write(os5.EOL);
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
  process.stdout.write(message + os5.EOL);
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
import { dirname as dirname3, join as join4, resolve as resolve2 } from "node:path";

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
  const { wasted, removable, image: size } = image.sizes;
  const waste = wasted + removable;
  const message = `${headline(image, terminal)}; ${bytes(waste)} of waste (${percent(waste, size)}).`;
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
import { spawn as spawn2 } from "node:child_process";
import { randomUUID as randomUUID2 } from "node:crypto";
import { readFileSync } from "node:fs";
import { isAbsolute, join as join3, relative as relative2, sep as sep2 } from "node:path";
function filesUrl(directory, env) {
  const server = env.GITHUB_SERVER_URL;
  const repository = env.GITHUB_REPOSITORY;
  const commit = headCommit(env) ?? env.GITHUB_SHA;
  const inside = relative2(env.GITHUB_WORKSPACE || ".", directory);
  if (!server || !repository || !commit || isAbsolute(inside) || inside.split(sep2)[0] === "..") return void 0;
  return [server, repository, "blob", commit, ...inside.split(sep2).filter(Boolean).map(encodeURIComponent)].join("/");
}
function annotatedPath(workingDirectory, path4) {
  return isAbsolute(path4) ? path4 : join3(workingDirectory, path4);
}
function headCommit(env) {
  const path4 = env.GITHUB_EVENT_PATH;
  if (!path4) return null;
  try {
    const event = JSON.parse(readFileSync(path4, "utf8"));
    const sha = member(member(member(event, "pull_request"), "head"), "sha");
    return typeof sha === "string" && /^[0-9a-f]{40,64}$/.test(sha) ? sha : null;
  } catch {
    return null;
  }
}
function member(value, key) {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : void 0;
}
var NOT_FOUND = 127;
var runProgram = async (program, args, { cwd, env, signal, quiet = false, ...asked }) => {
  if (quiet) return ask(program, args, { cwd, env, signal, ...asked });
  const token = randomUUID2();
  process.stdout.write(`::stop-commands::${token}
`);
  try {
    const run = exec(program, [...args], { cwd, env: definedOf(env), ignoreReturnCode: true });
    return await Promise.race([run, abortOf(signal)]);
  } catch (error2) {
    if (error2 instanceof Error && error2.message.startsWith("Unable to locate executable file")) return NOT_FOUND;
    throw error2;
  } finally {
    process.stdout.write(`::${token}::
`);
  }
};
var ask = (program, args, { cwd, env, signal, input, onOutput }) => new Promise((resolve4, reject) => {
  const options = { cwd, env: { ...env }, signal, killSignal: "SIGKILL" };
  const child2 = spawn2(program, args, { ...options, stdio: ["pipe", "pipe", "ignore"] });
  child2.stdout.on("data", (chunk) => onOutput?.(chunk));
  child2.stdin.on("error", () => void 0);
  child2.stdin.end(input);
  child2.on("error", (error2) => {
    for (const stream of [child2.stdin, child2.stdout]) stream.destroy();
    if (codeOf(error2) === "ENOENT") resolve4(NOT_FOUND);
    else reject(error2);
  });
  child2.on("close", (code) => resolve4(code ?? 1));
});
function abortOf(signal) {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
function definedOf(env) {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]])
  );
}

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
  const path4 = wanted === null ? join4(env.RUNNER_TEMP || tmpdir(), "imagebudget-report.json") : resolve2(directory, wanted);
  try {
    mkdirSync(dirname3(path4), { recursive: true });
    writeFileSync(path4, json(report2));
  } catch (cause2) {
    const code = cause2 instanceof Error && "code" in cause2 ? String(cause2.code) : "unknown error";
    throw new MeasureError(`input "report": cannot write ${path4} (${code})`, {
      hint: "Check that its directory is writable.",
      cause: cause2
    });
  }
  return path4;
}
function setOutputs({ verdict, images: [image] }, path4) {
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
    report: path4
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
    if (signalled !== null) process.exit(signalled);
    report(error2, workingDirectory);
    return error2 instanceof ImagebudgetError ? error2.exitCode : EXIT.notMeasured;
  }
}
async function measure(inputs, workers, signal) {
  const directory = resolve3(inputs.workingDirectory);
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
    verify: inputs.verify
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
