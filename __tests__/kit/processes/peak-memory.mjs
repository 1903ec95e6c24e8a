// Loaded with --import into a process whose peak memory a test wants to know: written, in KiB, to the file that PEAK_FILE names.
// Not from getrusage, whose peak includes what the parent had when it started the process.
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () => {
  if (!process.env.PEAK_FILE) return;
  const [, peak = ''] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  writeFileSync(process.env.PEAK_FILE, peak || String(process.resourceUsage().maxRSS));
});
