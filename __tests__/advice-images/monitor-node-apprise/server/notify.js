'use strict';

const { execFile } = require('node:child_process');
const { promisify } = require('node:util');

/** Sends a text to the addresses that apprise knows. Resolves to what it printed. */
exports.notify = async (addresses, text) => {
  const { stdout } = await promisify(execFile)('apprise', ['--dry-run', '-vv', '-b', text, ...addresses]);
  return stdout;
};

/** Resolves to whether a host answers. */
exports.ping = async host => {
  const { stdout } = await promisify(execFile)('ping', ['-c', '1', '-W', '2', host]);
  return stdout.includes(' 0% packet loss');
};
