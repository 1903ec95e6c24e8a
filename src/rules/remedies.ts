/** Remedies that several rules share. */

/** Keeps documentation and translations out of what a package manager installs. */
export const WITHOUT_DOCUMENTATION = [
  "RUN printf 'path-exclude /usr/share/doc/*\\npath-include /usr/share/doc/*/copyright\\npath-exclude /usr/share/man/*\\npath-exclude /usr/share/info/*\\npath-exclude /usr/share/locale/*\\npath-include /usr/share/locale/locale.alias\\n' > /etc/dpkg/dpkg.cfg.d/01-nodoc",
  '# in your own Debian or Ubuntu base, before packages are installed; with rpm: dnf install --nodocs',
  '# or start from a base without them: debian:bookworm-slim, ubi9-minimal, alpine',
].join('\n');
