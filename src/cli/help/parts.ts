/** What the help of several commands says. */

export const SOURCES = `SOURCE is a path of a saved image (docker save archive, OCI layout or archive; told
from its content), - for an archive on standard input, or the name of an image in
the engine. A prefix forces it:
  docker:NAME  podman:NAME  docker-archive:PATH[:NAME]  oci:PATH[:REF]
  oci-archive:PATH[:REF]
  registry:REF (an image in its registry, without an engine)
`;

export const EXIT_CODES = `Exit codes: 0 within budget (warnings included), 1 a budget is exceeded,
2 the image could not be measured, 3 wrong usage or config, 130/143 interrupted.
`;

export const PLATFORM = `  --platform P      of a multi-platform image, as in linux/arm64 (default: this machine's)
`;

export const READING = `  --no-cache        neither read nor write the layer cache
  --no-store        read an engine's image from its export, never from its own store
  --sudo            read that store by sudo -n if only root can (SECURITY.md)
  --limit NAME=N    raise a limit that stopped a run, as in layerBytes=200GiB
`;

const VERIFY = `  --verify          hash every byte, even if the structure alone would do
${READING}`;

export const IMAGE_OPTIONS = `${PLATFORM}${VERIFY}`;

export const PLATFORMS_OPTIONS = `${PLATFORM}                    or all of them, each by itself
${VERIFY}`;

export const TRUST = `  --trust KIND      show edits that change nothing at run time (same), that may also
                    install less (fewer), or take another base image (base, the default)
`;

export const COMMON = `  --color WHEN      always, auto or never (default: auto); --no-color is never
  --debug           show where an error comes from, and what was skipped
  -h, --help        show this
`;
