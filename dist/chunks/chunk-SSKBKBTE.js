import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/report/width.ts
var WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
var NONE = /[\p{Mn}\p{Me}]/u;
var SIMPLE = /^[\x20-\x7e]*$/;
function columnsOf(character) {
  if (NONE.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
function width(text) {
  if (SIMPLE.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += columnsOf(character);
  return columns;
}
function head(text, columns) {
  let used = 0;
  let length = 0;
  for (const character of text) {
    used += columnsOf(character);
    if (used > columns) break;
    length += character.length;
  }
  return text.slice(0, length);
}
function tail(text, columns) {
  const characters = Array.from(text.slice(-2 * columns - 2));
  let used = 0;
  let start = characters.length;
  while (start > 0) {
    used += columnsOf(characters[start - 1] ?? "");
    if (used > columns) break;
    start -= 1;
  }
  const kept = characters.slice(start).join("");
  return /^[\udc00-\udfff]/.test(kept) ? kept.slice(1) : kept;
}
function pad(text, columns, side = "left") {
  const space = " ".repeat(Math.max(0, columns - width(text)));
  return side === "left" ? text + space : space + text;
}
function columnWidths(rows) {
  const widths = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, width(cell));
    });
  }
  return widths;
}
function hanging(label, text, columns) {
  const lines = wrap(text, columns - 2 - width(label));
  return lines.map((line, n) => `  ${n === 0 ? label : " ".repeat(width(label))}${line}`);
}
function wrap(text, columns) {
  const lines = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && width(line) + 1 + width(word) > columns) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

// src/report/escape.ts
var INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
var COMMAND = /(^|\s)::/g;
var OLD_COMMAND = /##(?=[\w.]*\[)/g;
var UNSAFE_IN_JSON = /[\u007f-\u009f\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<=#)#(?=[\w.]*\[)/gu;
var BREAK = "&#8203;";
var ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;" };
var MARKUP = /[@#]|(?<=gh)-|(?<=https?|ftp|mailto|xmpp):|(?<=www)\.|:(?=[\w+-]+:)|[&<>|]|[\\`*_~[\]()!{}$]/gi;
function byNumber(character) {
  const point = character.codePointAt(0) ?? 0;
  const hex = point.toString(16);
  if (point < 256) return `\\x${hex.padStart(2, "0")}`;
  return point < 65536 ? `\\u${hex.padStart(4, "0")}` : `\\u{${hex}}`;
}
function terminal(text) {
  return text.replace(INVISIBLE, byNumber).replace(COMMAND, "$1:\\:").replace(OLD_COMMAND, "#\\#");
}
function markdown(text) {
  const shown = terminal(text);
  const start = /^(?:\s|[-+=]|\d+[.)])/.test(shown) ? BREAK : "";
  const end = /\s$/.test(shown) ? BREAK : "";
  return start + shown.replace(MARKUP, withoutMeaning) + end;
}
function markdownCode(text) {
  const shown = terminal(text);
  if (shown === "") return "";
  if (shown.includes("|")) return `<code>${markdown(shown)}</code>`;
  const fence = "`".repeat(longestRun(shown) + 1);
  const space = /^`|`$|^ .* $/.test(shown) ? " " : "";
  return `${fence}${space}${shown}${space}${fence}`;
}
function markdownBlock(text, language) {
  const shown = text.split("\n").map(terminal).join("\n");
  const fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language.replace(/[^a-z0-9-]/gi, "")}
${shown}
${fence}`;
}
function jsonText(value, indent = 0) {
  return JSON.stringify(value, null, indent).replace(UNSAFE_IN_JSON, asEscape);
}
function cut(text, max) {
  if (width(text) <= max) return text;
  if (max < 1) return "";
  const front = Math.ceil((max - 1) / 2);
  return `${head(text, front)}…${tail(text, max - 1 - front)}`;
}
function cutEnd(text, max) {
  if (width(text) <= max) return text;
  return max < 1 ? "" : `${head(text, max - 1).trimEnd()}…`;
}
function asEscape(character) {
  let text = "";
  for (let at = 0; at < character.length; at++) text += `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`;
  return text;
}
function withoutMeaning(character) {
  switch (character) {
    case "@":
    case ":":
    case "-":
      return character + BREAK;
    case ".":
      return BREAK + character;
    case "#":
      return `\\#${BREAK}`;
    default:
      return ENTITIES[character] ?? `\\${character}`;
  }
}
function longestRun(text) {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), (run) => run[0].length));
}

export {
  width,
  pad,
  columnWidths,
  hanging,
  wrap,
  terminal,
  markdown,
  markdownCode,
  markdownBlock,
  jsonText,
  cut,
  cutEnd
};
