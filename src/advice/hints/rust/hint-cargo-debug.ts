import type { Command } from '../../../dockerfile/commands.ts';
import { has, hasOption } from '../commands.ts';
import { hint, ifAny } from '../hint.ts';

const DEBUG = /(?:^|\/)target\/(?:[^/]+\/)?debug(?:\/|$)/;

function buildsDebug(command: Command): boolean {
  return command.name === 'cargo' && has(command, 'build') && !hasOption(command, '--release', '-r', '--profile');
}

export default hint({
  id: 'hint-cargo-debug',
  title: 'cargo build without --release',
  severity: 'warn',
  evidence: 'The rule `rust-target` finds bytes in the layer, some of them below `debug/`.',
  explains: ['rust-target'],
  remedy: 'Build with `cargo build --release`, and copy only the program from `target/release` to the final stage.',
  about: 'layer',
  test: ({ commands, found, added }) =>
    commands.some(buildsDebug) && found('rust-target') > 0 ? ifAny(added(directory => DEBUG.test(directory))) : null,
  reports: [
    { does: 'RUN cargo build', found: { 'rust-target': 1 }, adds: { '/app/target/debug/deps/a': 9 }, bytes: 9 },
    { does: 'RUN cargo build', found: { 'rust-target': 1 }, adds: { '/target/x86_64/debug/a': 9 }, bytes: 9 },
  ],
  ignores: [
    {
      does: 'RUN cargo build --release',
      found: { 'rust-target': 1 },
      adds: { '/app/target/debug/a': 9 },
      because: 'another command made them',
    },
    {
      does: 'RUN cargo build',
      found: { 'rust-target': 1 },
      adds: { '/app/target/release/a': 9 },
      because: 'no debug build is in the layer',
    },
    { does: 'RUN cargo build', adds: { '/app/target/debug/a': 9 }, because: 'the rule finds nothing' },
  ],
});
