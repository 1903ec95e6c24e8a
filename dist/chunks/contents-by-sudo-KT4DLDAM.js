import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  isUtf8
} from "./chunk-72BGGMHV.js";
import {
  StoreProblem
} from "./chunk-PH5A7QWE.js";
import {
  symbolBytes
} from "./chunk-474TXXUP.js";
import "./chunk-5HJ3J6EK.js";

// src/source/store/contents-by-sudo.ts
async function readBySudo({ index, wanted, programs }, { folder, sudo }, fill) {
  const place = (entry) => {
    const path = index.path(entry);
    if (!isUtf8(path)) throw new StoreProblem("a name is no UTF-8");
    return { entry, name: `${folder}/${Buffer.from(path, "latin1").toString("utf8")}`, size: index.size(entry) };
  };
  const isLarge = ({ content, size }) => content.length < size;
  const small = wanted.filter((one) => !isLarge(one));
  const large = wanted.filter(isLarge);
  const found = await sudo.whole(small.map(({ entry }) => place(entry).name));
  for (const [at, one] of small.entries()) fill(one, found[at] ?? Buffer.alloc(0));
  const [heads, maybe] = [large.map(({ entry }) => place(entry)), programs.map(place)];
  await sudo.checkSizes([...heads, ...maybe]);
  const starts = heads.map((one, at) => ({ ...one, offset: 0, length: large[at]?.content.length ?? 0 }));
  for (const [at, bytes] of (await sudo.parts(starts)).entries()) {
    const one = large[at];
    if (one) fill(one, bytes);
  }
  for (const { entry, symbols } of await symbolsOf(maybe, sudo)) index.setSymbolBytes(entry, symbols);
}
var ROUNDS = 3;
async function symbolsOf(programs, sudo) {
  const told = [];
  let asking = programs.map((program) => ({ ...program, parts: [] }));
  for (let round = 0; round <= ROUNDS && asking.length > 0; round++) {
    const needs = [];
    for (const one of asking) {
      const { symbols, missing } = symbolsIn(one);
      if (missing) needs.push({ one, part: { name: one.name, size: one.size, ...missing } });
      else told.push({ entry: one.entry, symbols });
    }
    const found = await sudo.parts(needs.map(({ part }) => part));
    for (const [at, { one, part }] of needs.entries())
      one.parts.push({ offset: part.offset, bytes: found[at] ?? Buffer.alloc(0) });
    asking = needs.map(({ one }) => one);
  }
  if (asking.length > 0) throw new StoreProblem("a program cannot be read");
  return told;
}
function symbolsIn({ parts, size }) {
  const missing = [];
  const symbols = symbolBytes((offset, length) => {
    if (length < 0 || offset + length > size) return null;
    for (const { offset: from, bytes } of parts)
      if (from <= offset && offset + length <= from + bytes.length)
        return bytes.subarray(offset - from, offset - from + length);
    missing.push({ offset, length });
    return null;
  }, size);
  return { symbols, missing: missing[0] };
}
export {
  readBySudo
};
