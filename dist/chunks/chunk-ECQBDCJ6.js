import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  MeasureError,
  UsageError
} from "./chunk-BM3QPQNS.js";

// src/image/platform.ts
var DEFAULT_VARIANT = { arm64: "v8", arm: "v7", amd64: "v1" };
var ARCHITECTURES = {
  x64: "amd64",
  x86_64: "amd64",
  "x86-64": "amd64",
  aarch64: "arm64",
  ia32: "386",
  i386: "386",
  armhf: "arm",
  ppc64: "ppc64le"
};
function parsePlatform(text) {
  const parts = text.toLowerCase().split("/");
  const [os = "", architecture = "", variant] = parts;
  if (parts.length < 2 || parts.length > 3 || parts.some((part) => !/^[a-z0-9_.-]+$/.test(part)))
    throw new UsageError(`--platform: ${JSON.stringify(text.slice(0, 60))} is no platform`, {
      hint: "Write it as os/architecture[/variant], as in linux/amd64 or linux/arm/v7."
    });
  return normal({ os, architecture, ...variant === void 0 ? {} : { variant } });
}
function formatPlatform(platform) {
  const { os, architecture, variant } = normal(platform);
  return variant === void 0 ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}
function hostPlatform(arch) {
  return normal({ os: "linux", architecture: arch });
}
function samePlatform(a, b) {
  return formatPlatform(a) === formatPlatform(b);
}
function choosePlatform(candidates, wish) {
  const of = (platform) => candidates.filter((candidate) => samePlatform(candidate.platform, platform));
  const choices = [...new Set(candidates.map((candidate) => formatPlatform(candidate.platform)))].join(", ");
  const matching = wish.wanted ? of(wish.wanted) : of(wish.host);
  const [only] = matching.length > 0 ? matching : wish.wanted ? [] : candidates;
  if (matching.length > 1)
    throw new MeasureError(`the image has ${matching.length} manifests for the same platform`, {
      hint: "The index is contradictory; write the image again."
    });
  if (only !== void 0 && (matching.length === 1 || candidates.length === 1)) return only;
  if (wish.wanted)
    throw new UsageError(`the image has no platform ${formatPlatform(wish.wanted)}; it has ${choices}`, {
      hint: "Choose one with --platform, or leave it out for the host’s."
    });
  throw new UsageError(`the image has several platforms and none is this machine's: ${choices}`, {
    hint: "Choose one with --platform."
  });
}
function requirePlatform(have, wanted, reference) {
  if (wanted === null || samePlatform(wanted, have)) return;
  throw new UsageError(`${reference} is for ${formatPlatform(have)}, not for ${formatPlatform(wanted)}`, {
    hint: `Leave --platform out, give ${formatPlatform(have)}, or pull or build the image for the other platform.`
  });
}
function normal({ os, architecture, variant }) {
  const name = ARCHITECTURES[architecture] ?? architecture;
  const kept = variant === void 0 || variant === "" || variant === DEFAULT_VARIANT[name] ? void 0 : variant;
  if (name === "arm") return { os, architecture: name, variant: variant || "v7" };
  return kept === void 0 ? { os, architecture: name } : { os, architecture: name, variant: kept };
}

export {
  parsePlatform,
  formatPlatform,
  hostPlatform,
  choosePlatform,
  requirePlatform
};
