// Loaded with --import into a process whose work a test wants to know: its processor time, in milliseconds, goes to the file that
// CPU_FILE names. Unlike time on the clock, it hardly depends on what else the machine does.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  if (process.env.CPU_FILE) writeFileSync(process.env.CPU_FILE, String((user + system) / 1000));
});
