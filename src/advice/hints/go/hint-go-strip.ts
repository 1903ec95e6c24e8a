import type { Command } from '../../../dockerfile/commands.ts';
import { has } from '../commands.ts';
import { hint, ifAny } from '../hint.ts';

function keepsSymbols(command: Command): boolean {
  if (command.name !== 'go' || !has(command, 'build', 'install')) return false;
  return !command.args.some(arg => /(?:^|[\s='"])-[sw](?=$|[\s'"])/.test(arg));
}

export default hint({
  id: 'hint-go-strip',
  title: "go build without -ldflags='-s -w'",
  severity: 'info',
  evidence: 'The detector `unstripped-elf` finds a file in the layer.',
  explains: ['unstripped-elf'],
  remedy: "Build with `go build -trimpath -ldflags='-s -w'`, which leaves out symbols and debug information.",
  about: 'layer',
  test: ({ commands, found }) => (commands.some(keepsSymbols) ? ifAny(found('unstripped-elf')) : null),
  reports: [
    { does: 'RUN CGO_ENABLED=0 go build -o /app .', found: { 'unstripped-elf': 1 }, bytes: 1 },
    { does: "RUN go build -ldflags '-X a.b=-sw' .", found: { 'unstripped-elf': 1 }, bytes: 1 },
  ],
  ignores: [
    { does: "RUN go build -ldflags='-s -w' .", found: { 'unstripped-elf': 1 }, because: 'symbols are left out' },
    { does: 'RUN go build -ldflags "-w -X a=b" .', found: { 'unstripped-elf': 1 }, because: 'symbols are left out' },
    { does: 'RUN go build .', because: 'the layer has no program with symbols' },
    { does: 'RUN go vet', found: { 'unstripped-elf': 1 }, because: 'it builds nothing' },
  ],
});
