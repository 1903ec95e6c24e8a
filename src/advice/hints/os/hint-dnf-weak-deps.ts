import type { Command } from '../../../dockerfile/commands.ts';
import { dnfInstalls } from '../commands.ts';
import { hint } from '../hint.ts';

function takesAll(command: Command): boolean {
  return dnfInstalls(command) && !command.args.some(arg => arg.includes('install_weak_deps') || arg === '--nodocs');
}

export default hint({
  id: 'hint-dnf-weak-deps',
  title: 'dnf install with weak dependencies and documentation',
  severity: 'info',
  evidence: 'Any layer with bytes; judged by the instruction alone.',
  explains: [],
  remedy: 'Install with `dnf install --setopt=install_weak_deps=False --setopt=tsflags=nodocs`.',
  about: 'layer',
  test: ({ commands, bytes }) => (bytes > 0 && commands.some(takesAll) ? { bytes: 0 } : null),
  reports: [
    { does: 'RUN dnf install -y x', adds: { '/a': 1 }, bytes: 0 },
    { does: 'RUN yum install -y x', adds: { '/a': 1 }, bytes: 0 },
  ],
  ignores: [
    { does: 'RUN dnf install -y --nodocs x', adds: { '/a': 1 }, because: 'documentation is left out' },
    {
      does: 'RUN dnf install -y --setopt=install_weak_deps=False x',
      adds: { '/a': 1 },
      because: 'weak dependencies are left out',
    },
    { does: 'RUN dnf install -y x', because: 'the layer is empty' },
  ],
});
