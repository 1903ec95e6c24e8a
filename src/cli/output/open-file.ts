/** Opens a file with the desktop's program for it. */
import { startProgram } from '../../run-program.ts';

export interface Desktop {
  /** Node's `process.platform`. */
  platform: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** The command that opens a file; null without a desktop, as over ssh. */
export function openerOf(
  file: string,
  { platform, env }: Desktop,
): readonly [program: string, ...args: string[]] | null {
  if (platform === 'darwin') return ['open', file];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', file];
  const hasDesktop = [env.DISPLAY, env.WAYLAND_DISPLAY, env.BROWSER].some(value => value !== undefined && value !== '');
  return hasDesktop ? ['xdg-open', file] : null;
}

/** Starts the command and does not wait for its end, since it may be the browser itself. @returns whether it started */
export async function openFile(file: string, desktop: Desktop): Promise<boolean> {
  const command = openerOf(file, desktop);
  if (command === null) return false;
  const [program, ...args] = command;
  return startProgram(program, args, desktop.env);
}
