/** How the text report is to look. */
import type { Status } from '../../budget/types.ts';
import { type Paint, painter, type Style } from '../format/paint.ts';

export interface TextOptions {
  colour: boolean;
  /** Columns of the terminal. */
  width: number;
  /** Nothing is folded or left out, even if the image passes. */
  all: boolean;
  /** How many edits and savings are listed. */
  top: number;
  /** Where a reader finds what is left out; `--all` if not given. */
  more?: string;
  /** What chooses a platform; `--platform` if not given. */
  platform?: string;
}

export interface View extends TextOptions {
  paint: Paint;
  more: string;
  platform: string;
}

export function viewOf(options: TextOptions): View {
  return {
    ...options,
    more: options.more ?? '--all',
    platform: options.platform ?? '--platform',
    paint: painter(options.colour),
  };
}

/** Lines of a terminal that a report without `--all` should fit on. */
export const SCREEN_LINES = 40;

/** The sign of each status, and its colour. */
export const MARKS: Readonly<Record<Status, { mark: string; style: Style }>> = {
  pass: { mark: '✓', style: 'green' },
  warn: { mark: '!', style: 'yellow' },
  fail: { mark: '✗', style: 'red' },
};
