import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  require_mod
} from "./chunk-HPE3OQZE.js";
import {
  UsageError
} from "./chunk-BM3QPQNS.js";
import {
  __toESM
} from "./chunk-5HJ3J6EK.js";

// src/config/units.ts
var UNITS = /* @__PURE__ */ new Map([
  ["B", 1n],
  ["kB", 10n ** 3n],
  ["KB", 10n ** 3n],
  ["MB", 10n ** 6n],
  ["GB", 10n ** 9n],
  ["TB", 10n ** 12n],
  ["kiB", 2n ** 10n],
  ["KiB", 2n ** 10n],
  ["MiB", 2n ** 20n],
  ["GiB", 2n ** 30n],
  ["TiB", 2n ** 40n]
]);
var WHOLE = "(?:0|[1-9][0-9]*)";
var DECIMAL = `${WHOLE}(?:\\.[0-9]+)?`;
var SIZE_PATTERN = `^(?:${WHOLE}(?: ?B)?|${DECIMAL} ?(?:[kK]B|[MGT]B|[kKMGT]iB))$`;
var PERCENT_PATTERN = `^(?:100(?:\\.0{1,6})?|[1-9]?[0-9](?:\\.[0-9]{1,6})?) ?%$`;
var RATIO_PATTERN = "^(?:1(?:\\.0{1,8})?|0(?:\\.[0-9]{1,8})?)$";
var COUNT_PATTERN = `^${WHOLE}$`;
var SIZE = new RegExp(SIZE_PATTERN);
var PERCENT = new RegExp(PERCENT_PATTERN);
var RATIO = new RegExp(RATIO_PATTERN);
var COUNT = new RegExp(COUNT_PATTERN);
var MAX_LENGTH = 64;
function looksLikeSize(text) {
  return SIZE.test(text);
}
function parseSize(text) {
  if (text.length > MAX_LENGTH || !SIZE.test(text)) return null;
  const digits = /^[0-9.]+/.exec(text)?.[0] ?? "";
  const unit = UNITS.get(text.slice(digits.length).trim() || "B");
  if (unit === void 0) return null;
  const [whole = "", fraction = ""] = digits.split(".");
  const bytes = BigInt(whole + fraction) * unit / 10n ** BigInt(fraction.length);
  return bytes <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(bytes) : null;
}
function parsePercent(text) {
  return PERCENT.test(text) ? Number.parseFloat(text) : null;
}
function parseRatio(text) {
  if (RATIO.test(text)) return Number(text);
  return PERCENT.test(text) ? Number(`${text.replace(/ ?%$/, "")}e-2`) : null;
}
function parseCount(text) {
  const count2 = COUNT.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(count2) ? count2 : null;
}
function nearestSize(text) {
  if (text.length > MAX_LENGTH) return null;
  const match = /^([0-9]{1,15}(?:\.[0-9]{1,15})?)([a-z]{0,8})$/i.exec(text.replaceAll(/[\s_+]/g, ""));
  const [, written = "", word = ""] = match ?? [];
  const amount = written.replace(/^0+(?=[0-9])/, "");
  const unit = word === "" && amount.includes(".") ? "MB" : nearestUnit(word);
  const guess = `${amount} ${unit ?? ""}`.trim();
  return unit === null || parseSize(guess) === null ? null : guess;
}
function nearestUnit(word) {
  if (word === "") return "";
  if (/^b(?:ytes?)?$/i.test(word)) return "B";
  const [, letter = "", binary = ""] = /^([kmgt])(i?)(?:b|bytes?)?s?$/i.exec(word) ?? [];
  if (letter === "") return null;
  if (binary !== "") return `${letter.toUpperCase()}iB`;
  return letter.toLowerCase() === "k" ? "kB" : `${letter.toUpperCase()}B`;
}

// src/config/words.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
var SHOWN = 60;
var COMPARED = 40;
var HABITS = /* @__PURE__ */ new Map([
  ["thresholds", "budgets"],
  ["total", "size"],
  ["compressed", "download"],
  ["pull", "download"],
  ["error", "fail"],
  ["max", "fail"],
  ["min", "fail"],
  ["limit", "fail"],
  ["exclude", "ignore"],
  ["allow", "ignore"],
  ["tar", "archive"],
  ["oci", "layout"],
  ["arch", "platform"],
  ["why", "reason"],
  ["comment", "reason"],
  ["glob", "path"],
  ["pattern", "path"],
  ["dockerfile", "file"]
]);
function printable(text, length = SHOWN) {
  const characters = [...text];
  const cut = characters.length > length ? [...characters.slice(0, length - 1), "…"] : characters;
  return cut.map(escapeCharacter).join("");
}
function quote(text) {
  return `"${printable(text.replaceAll(/["\\]/g, "\\$&"))}"`;
}
function escapeCharacter(character) {
  if (character === " " || !/[\p{C}\p{Z}]/u.test(character)) return character;
  const short = { "\n": "\\n", "\r": "\\r", "	": "\\t" }[character];
  return short ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function nearest(word, known) {
  const plain = simplify(word);
  if (plain === "") return null;
  const same = known.find((candidate) => simplify(candidate) === plain);
  const habit = HABITS.get(plain) ?? HABITS.get(plain.replace(/s$/, ""));
  if (same !== void 0) return same;
  if (habit !== void 0 && known.includes(habit)) return habit;
  return nearestBySpelling(plain, known) ?? nearestByPart(plain, known);
}
function simplify(word) {
  return word.slice(0, COMPARED).toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
function nearestBySpelling(plain, known) {
  const scored = known.map((candidate) => ({ candidate, score: (0, import_fastest_levenshtein.distance)(plain, simplify(candidate)) }));
  const best = scored.reduce(
    (least, next) => least === null || next.score < least.score ? next : least,
    null
  );
  return best !== null && best.score <= Math.max(1, Math.floor(plain.length / 3)) ? best.candidate : null;
}
function nearestByPart(plain, known) {
  const parts = known.filter((candidate) => {
    const simple = simplify(candidate);
    return plain.length >= 3 && simple.length >= 3 && (plain.includes(simple) || simple.startsWith(plain));
  });
  return parts.reduce((longest, next) => next.length > (longest?.length ?? 0) ? next : longest, null);
}

// src/config/limits.ts
var BUDGET_KINDS = {
  size: "size",
  download: "size",
  layer: "size",
  layers: "count",
  wasted: "amount",
  removable: "amount",
  waste: "amount",
  efficiency: "ratio"
};
var KINDS = {
  size: { name: "a size", hint: "Write whole bytes such as 3005, or a unit: 250 MB (10^6) or 250 MiB (2^20)." },
  amount: {
    name: "a size or a percentage",
    hint: "Write 10 MB, 10 MiB, or 5 % of the image size (0 to 100, up to 6 decimals)."
  },
  count: { name: "a whole number", hint: "Write a count such as 20." },
  ratio: { name: "a ratio from 0 to 1", hint: "Write 0.95 or 95 %." }
};
function readLimit(kind, text) {
  return parseLimit(kind, text) ?? { problem: problemOf(kind, text), hint: KINDS[kind].hint };
}
function isInOrder(warn, fail) {
  if (warn.kind === "bytes" && fail.kind === "bytes") return warn.bytes <= fail.bytes;
  if (warn.kind === "percent" && fail.kind === "percent") return warn.percent <= fail.percent;
  if (warn.kind === "count" && fail.kind === "count") return warn.count <= fail.count;
  if (warn.kind === "ratio" && fail.kind === "ratio") return warn.ratio >= fail.ratio;
  return true;
}
function parseLimit(kind, text) {
  switch (kind) {
    case "size":
      return bytesLimit(text);
    case "amount":
      return bytesLimit(text) ?? percentLimit(text);
    case "count": {
      const count2 = parseCount(text);
      return count2 === null ? null : { kind: "count", count: count2, text };
    }
    case "ratio": {
      const ratio = parseRatio(text);
      return ratio === null ? null : { kind: "ratio", ratio, text };
    }
    default:
      return kind;
  }
}
function bytesLimit(text) {
  const bytes = parseSize(text);
  return bytes === null ? null : { kind: "bytes", bytes, text };
}
function percentLimit(text) {
  const percent = parsePercent(text);
  return percent === null ? null : { kind: "percent", percent, text };
}
function problemOf(kind, text) {
  const takesBytes = kind === "size" || kind === "amount";
  if (takesBytes && looksLikeSize(text)) {
    return `${quote(text)} is more than ${Number.MAX_SAFE_INTEGER} bytes, the largest size that is counted exactly`;
  }
  const guess = guessOf(kind, text);
  return `${quote(text)} is not ${KINDS[kind].name}${guess === null ? "" : `. Did you mean ${quote(guess)}?`}`;
}
function guessOf(kind, text) {
  if (kind === "ratio") return parsePercent(`${text} %`) === null ? null : `${text} %`;
  return kind === "count" ? null : nearestSize(text);
}

// src/config/bounds.ts
var count = (description) => ({ kind: "count", description });
var size = (description) => ({ kind: "size", description });
var BOUNDS = {
  entries: count("Entries of all layers together."),
  members: count("Entries of an archive around layers."),
  nameBytes: size("One name or link target."),
  allNameBytes: size("All names and link targets."),
  headerBytes: size("One extended header of a tar."),
  layerBytes: size("What one layer unpacks to."),
  imageBytes: size("What all of an image unpacks to."),
  ratio: count("Unpacked bytes for each compressed one, from 1 GiB on."),
  windowBytes: size("A zstd window."),
  layers: count("Layers."),
  manifestBytes: size("One manifest, index or config."),
  documentBytes: size("All documents that are read of an image."),
  paths: count("Names in the file system that the layers make."),
  pathDepth: count("Components of one path."),
  pathSteps: count("Components walked to place all entries.")
};
function amountOf(limit) {
  switch (limit.kind) {
    case "bytes":
      return limit.bytes;
    case "count":
      return limit.count;
    case "percent":
      return limit.percent;
    case "ratio":
      return limit.ratio;
  }
}
function parseBounds(flag, texts) {
  return Object.fromEntries(texts.map((text) => parseBound(flag, text)));
}
function parseBound(flag, text) {
  const equals = text.indexOf("=");
  const written = equals < 0 ? text : text.slice(0, equals);
  const name = NAMES.find((known) => known === written);
  if (name === void 0) {
    const near = nearest(written, NAMES);
    throw new UsageError(`${flag}: there is no limit ${quote(written)}`, {
      hint: near === null ? `The limits are ${NAMES.join(", ")}.` : `Did you mean ${near}?`
    });
  }
  const { kind } = BOUNDS[name];
  const example = kind === "size" ? "2GiB" : "2000";
  if (equals < 0) throw new UsageError(`${flag}: ${name} has no value`, { hint: `Write ${flag} ${name}=${example}.` });
  const limit = readLimit(kind, text.slice(equals + 1));
  if ("problem" in limit) throw new UsageError(`${flag} ${name}: ${limit.problem}`, { hint: limit.hint });
  return [name, amountOf(limit)];
}
function isName(name) {
  return Object.hasOwn(BOUNDS, name);
}
var NAMES = Object.keys(BOUNDS).filter(isName);

export {
  SIZE_PATTERN,
  PERCENT_PATTERN,
  RATIO_PATTERN,
  COUNT_PATTERN,
  printable,
  quote,
  nearest,
  BUDGET_KINDS,
  readLimit,
  isInOrder,
  BOUNDS,
  amountOf,
  parseBounds
};
