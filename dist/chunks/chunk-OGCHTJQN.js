import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  MeasureError,
  UsageError
} from "./chunk-BM3QPQNS.js";

// src/image/platform.ts
var NODE_ARCHITECTURES = {
  x64: "amd64",
  ia32: "386",
  mipsel: "mipsle",
  ppc64: "ppc64le"
};
function parsePlatform(text) {
  const parts = text.split("/");
  const [os = "", architecture = "", variant] = parts;
  if (parts.length < 2 || parts.length > 3 || parts.some((part) => !/^[A-Za-z0-9_.-]+$/.test(part)))
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
  return normal({ os: "linux", architecture: NODE_ARCHITECTURES[arch] ?? arch });
}
function samePlatform(a, b) {
  return formatPlatform(a) === formatPlatform(b);
}
function choosePlatform(candidates, wish) {
  const of = (platform) => candidates.filter((candidate) => samePlatform(candidate.platform, platform));
  const choices = [...new Set(candidates.map((candidate) => formatPlatform(candidate.platform)))].join(", ");
  const matching = of(wish.wanted ?? wish.host);
  if (matching.length > 1)
    throw new MeasureError(`the image has ${matching.length} manifests for the same platform`, {
      hint: "The index is contradictory; write the image again."
    });
  const only = wish.wanted === null && candidates.length === 1 ? candidates[0] : void 0;
  const chosen = matching[0] ?? only;
  if (chosen !== void 0) return chosen;
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
function platformNote({ os }) {
  return os.toLowerCase() === "windows" ? WINDOWS_NOTE : null;
}
var WINDOWS_NOTE = "a Windows image: files are counted as its layers store them, under Files/, UtilityVM/ and Hives/; registry changes in Hives/ that a later layer repeats count as wasted though Windows needs them all, and most waste rules know only Linux paths";
function normal(platform) {
  const os = platform.os.toLowerCase();
  const [architecture, variant] = normalArchitecture(
    platform.architecture.toLowerCase(),
    platform.variant?.toLowerCase() ?? ""
  );
  return { os: os === "macos" ? "darwin" : os, architecture, ...variant === "" ? {} : { variant } };
}
function normalArchitecture(name, variant) {
  switch (name) {
    case "i386":
      return ["386", ""];
    case "x86_64":
    case "x86-64":
    case "amd64":
      return ["amd64", variant === "v1" ? "" : variant];
    case "aarch64":
    case "arm64":
      return ["arm64", /^v?8(\.0)?$/.test(variant) ? "" : variant];
    case "armhf":
      return ["arm", "v7"];
    case "armel":
      return ["arm", "v6"];
    case "arm":
      return ["arm", variant === "" ? "v7" : variant.replace(/^(?=[5-8]$)/, "v")];
    default:
      return [name, variant];
  }
}

export {
  parsePlatform,
  formatPlatform,
  hostPlatform,
  choosePlatform,
  requirePlatform,
  platformNote
};
