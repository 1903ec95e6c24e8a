/** Names that an attacker, or a careless tool, could put into an image, a Dockerfile or a config. */
import type { Hunk } from '../../../src/budget/plan/types.ts';
import type { ImageSpec, PlanSpec } from '../reports/build-report.ts';

const ESC = '\x1b';

export const HOSTILE_NAMES: readonly string[] = [
  // Workflow commands
  '::error::pwned',
  ' ::error::pwned',
  ':',
  '\t::set-output name=a::b',
  '\u00a0::warning::x',
  '\u3000::notice::x',
  '\n::error file=a,line=1::pwned',
  '\r\n::add-mask::a',
  '\r::stop-commands::x',
  'a ::error::wrapped',
  '##[error]pwned',
  'a##[command]b',
  '###[group]x',
  '#####[endgroup]',
  '##vso[task.setvariable variable=a]b',
  '##teamcity[message]',
  // Terminals
  `${ESC}[31mred${ESC}[0m`,
  `${ESC}[2J${ESC}[H`,
  `${ESC}]0;title\x07`,
  `${ESC}]8;;http://evil.example${ESC}\\link`,
  '\x9b31mC1',
  '\x85next line',
  'a\x00b',
  'a\x08\x08\x08b',
  'a\x7fb',
  'a\x0bb\x0cc',
  'over\rwrite',
  'two\nlines',
  'two\r\nlines',
  '\u2028line\u2029paragraph',
  '\u202egnp.exe',
  '\u2066isolate\u2069',
  '\u200e\u200f\u061c',
  'zero\u200bwidth\u200d\ufeff',
  'tag\u{e0041}\u{e0042}',
  'half\ud83dpair',
  '\udc00low',
  'soft\u00adhyphen',
  '\ue000private',
  // Markdown and HTML
  'a|b|c',
  'a\\|b',
  'a\\\\|b',
  'trailing\\',
  '`code`',
  '``` fence',
  '````',
  '`|`',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</details></summary>',
  '<!-- imagebudget -->',
  '-->',
  '&lt;b&gt;&#124;&amp;',
  '**bold** _it_ ~~gone~~',
  '[link](http://evil.example)',
  '![x](http://evil.example/x.png)',
  '[ref]: http://evil.example',
  'http://evil.example www.evil.example a@evil.example',
  'mailto:a@evil.example ftp://evil.example',
  '@octocat @org/team',
  '#1 GH-2 owner/name#3',
  ':tada: $x$ $$y$$ $`z`$',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  '    indented',
  '---',
  '===',
  '| a | b |',
  // Shapes
  ' ',
  '',
  'x'.repeat(5000),
  '汉字'.repeat(300),
  '😀'.repeat(300),
  `e${'\u0301'.repeat(300)}`,
  '/etc/../../../passwd',
  '..\\..\\x',
  'caf\u00e9',
  '$(rm -rf /) `id` \'"',
  '__proto__',
];

const BEFORE = ['', ' ', '\n', '\r', '\t', '\0', '\u2028', '|', '`', '<b>', '\u202e', `${ESC}[1m`, '/x/'];
const INSIDE = [
  '::error file=a::b',
  '::stop-commands::x',
  '##[error]a',
  '##vso[x]y',
  `${ESC}]0;t\x07`,
  'a|b',
  '``` x',
  '<img src=x>',
  '[a](javascript:b)',
  '\u2066x\u2069',
  '\udc00x',
  '@a #1',
];
const AFTER = ['', '\n::warning::y', '\\', '`'];

/** The names above, and what each of some beginnings, contents and ends make together: more than 600. */
export const HOSTILE_VALUES: readonly string[] = [
  ...HOSTILE_NAMES,
  'y'.repeat(4096),
  `${'z'.repeat(4000)}\n::error::x`,
  ...BEFORE.flatMap(before => INSIDE.flatMap(inside => AFTER.map(after => `${before}${inside}${after}`))),
];

/** Characters, beside newlines of our own, that no output may hold raw. */
export const RAW =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through.
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ue000-\uf8ff\u{e0000}-\u{e0fff}]/u;

/** The bytes of a name as a layer tar would hold them; a lone surrogate becomes bytes that are not UTF-8. */
export function bytePath(name: string): string {
  return `/dir/${Buffer.from(name.replace(/[\ud800-\udfff]/gu, '\ufffd'), 'utf8').toString('latin1')}${/\p{Cs}/u.test(name) ? '\xff\xfe' : ''}`;
}

/** Edits with the name in titles, packages, paths and lines. */
function hostilePlan(name: string): PlanSpec {
  const hunk: Hunk = {
    line: 2,
    // A line of a file has no line breaks, and trailing space is not shown.
    removed: [`RUN ${name.replace(/[\r\n]/g, ' ')} x`],
    added: [`RUN ${name.replace(/[\r\n]/g, ' ')} y`],
  };
  const at = { path: name, line: 2 };
  return {
    items: [
      {
        title: name,
        bytes: 2_000_000,
        trust: 'fewer',
        leftOut: [{ name, bytes: 1 }],
        meets: [name],
        at,
        second: { at: { path: name, line: 3 }, does: 'stores them again' },
        edits: [{ path: name, line: 2, diff: '', hunks: [hunk] }],
      },
      { title: name, bytes: 10_000, trust: 'base', at, edits: [{ path: null, line: null, diff: '', hunks: [hunk] }] },
    ],
    small: [{ title: name, bytes: 10, edits: [{ path: '.dockerignore', line: null, diff: '', hunks: [hunk] }] }],
    baseBytes: 700_000,
  };
}

/** An image with the name wherever foreign text can stand. */
export function hostileImage(name: string): ImageSpec {
  const position = { path: name, line: 4, column: 3 };
  return {
    name,
    baseName: name,
    source: { kind: 'registry', reference: name, digest: name, platform: name, verified: 'digest' },
    layers: [
      { bytes: 1_000_000, createdBy: name, base: true, dockerfile: name, line: 1 },
      { bytes: 9_000_000, createdBy: `RUN ${name}`, dockerfile: name, line: 2 },
      { bytes: 500_000, createdBy: `COPY ${name} /`, dockerfile: name, line: 3 },
      { bytes: 1_000, createdBy: `RUN /bin/sh -c ${name} # buildkit` },
    ],
    wasted: (['deleted', 'overwritten', 'metadata', 'opaque', 'replaced'] as const).flatMap(cause => [
      { path: bytePath(name), bytes: 100_000, cause, addedIn: 0, wastedIn: 1 },
      { path: bytePath(name), bytes: 120_000, cause, addedIn: 1, wastedIn: 3 },
      { path: bytePath(name), bytes: 70_000, cause, addedIn: 2, wastedIn: 3 },
    ]),
    findings: [
      {
        rule: name,
        title: name,
        page: 'x',
        layers: [{ index: 1, bytes: 2_000_000 }],
        paths: [bytePath(name)],
        remedy: 'RUN x',
      },
      {
        rule: name,
        title: name,
        bucket: 'advice',
        page: 'x',
        layers: [{ index: 2, bytes: 90_000 }],
        paths: [`/${bytePath(name)}`],
        remedy: 'RUN x',
      },
    ],
    packages: [{ name, version: name, architecture: name, bytes: 3 }],
    largestLayer: {
      directories: [{ path: bytePath(name), bytes: 4_000_000, files: 3 }],
      files: [{ path: `${bytePath(name)}/x`, bytes: 3_000_000 }],
    },
    ignored: [{ path: name, rule: name, reason: name, bytes: 5, files: 1 }],
    notes: [name],
    plan: hostilePlan(name),
    budgets: [
      {
        budget: name,
        status: 'fail',
        actual: 10_501_000,
        fail: 1_000,
        text: { warn: name, fail: `${name} %` },
        position,
      },
      {
        budget: `rules.${name}`,
        status: 'warn',
        actual: 20,
        warn: 10,
        text: { warn: `${name} %`, fail: name },
        position,
      },
      { budget: name, actual: 20, fail: 30, text: { warn: null, fail: `${name}MiB` }, position },
    ],
  };
}
