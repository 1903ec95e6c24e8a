// Runs one private Docker engine and cleans up after it: `node engine-keeper.mjs DOCKERD`. Prints one JSON line,
// {"socket": …} once the engine answers or {"error": …}. Ends, with the engine stopped and its folder gone, when its
// standard input closes: that happens however its parent ends, SIGKILL included.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from './engine-host.mjs';

const START_MS = 60_000;
const STOP_MS = 20_000;

const dockerd = process.argv[2];
const home = mkdtempSync(join(tmpdir(), 'imagebudget-engine-'));
const socket = join(home, 'docker.sock');
const log = join(home, 'dockerd.log');

const flags = {
  'data-root': join(home, 'data'),
  'exec-root': join(home, 'exec'),
  pidfile: join(home, 'docker.pid'),
  host: `unix://${socket}`,
  // Neither a bridge nor firewall rules: builds use the host's network, and the machine's own stays as it is.
  bridge: 'none',
  iptables: 'false',
  ip6tables: 'false',
  // The configuration of the machine's own engine must not leak in.
  'config-file': join(home, 'daemon.json'),
};

function start() {
  const output = openSync(log, 'a');
  writeFileSync(flags['config-file'], '{}');
  const args = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
  return spawn(dockerd, args, { stdio: ['ignore', output, output] });
}

const engine = start();
let engineGone = false;
const gone = new Promise(resolve => {
  for (const event of ['exit', 'error']) {
    engine.once(event, () => {
      engineGone = true;
      resolve();
    });
  }
});

/** Ends a process by its number; one that is gone already is fine. */
function end(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already.
  }
}

/** Mount points below the engine's folder, innermost first. */
function mounts() {
  const lines = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
  return lines
    .map(line => line.split(' ')[4] ?? '')
    .filter(path => path.startsWith(`${home}/`))
    .reverse();
}

async function cleanUp() {
  if (!engineGone) end(engine.pid, 'SIGTERM');
  await Promise.race([gone, sleep(STOP_MS, undefined, { ref: false })]);
  if (!engineGone) {
    // An engine that is killed leaves its containerd behind.
    const containerd = join(home, 'exec', 'containerd', 'containerd.pid');
    end(engine.pid, 'SIGKILL');
    if (existsSync(containerd)) end(Number(readFileSync(containerd, 'utf8')), 'SIGKILL');
    await gone;
  }
  for (const path of mounts()) execFileSync('umount', ['--lazy', path]);
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}

async function ready() {
  for (const deadline = Date.now() + START_MS; Date.now() < deadline && !engineGone; await sleep(100)) {
    if (await answers(socket)) return true;
  }
  return false;
}

const released = new Promise(resolve => {
  process.stdin.resume();
  for (const event of ['end', 'close', 'error']) process.stdin.once(event, resolve);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, resolve);
});

if (await ready()) {
  console.log(JSON.stringify({ socket }));
  await released;
} else {
  const tail = readFileSync(log, 'utf8').split('\n').slice(-8).join('\n');
  console.log(JSON.stringify({ error: `the private Docker engine did not start:\n${tail}` }));
}
await cleanUp();
process.exit(0);
