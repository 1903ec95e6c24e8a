// Ways to write the same RUN.

const comments = ['# The next one is needed.', '# TODO: fewer of these', '#RUN echo old', "# don't && never; 'quote"];

/** Lines of a RUN. */
export function renderRun(random, commands, { escape: continuation, heredocs, mounts }) {
  const keyword = random.chance(10) ? 'run' : 'RUN';
  const options = mounts.map(mount => `--mount=${mount} `).join('');
  const simple = commands.every(command => !/[\\\n#]/.test(command));
  const styles = [
    'and',
    'and',
    'leading',
    'semicolons',
    'line',
    ...(heredocs ? ['heredoc', 'heredoc'] : []),
    ...(simple ? ['exec'] : []),
  ];
  const style = random.oneOf(styles);
  const continued = text => text.replaceAll('\\\n', `${continuation}\n`);
  const join = (before, between) => {
    const [first, ...rest] = commands;
    const lines = [`${keyword} ${options}${before}${first}`];
    for (const command of rest) {
      lines[lines.length - 1] += between.end;
      if (random.chance(12)) lines.push(random.oneOf(comments));
      if (random.chance(4)) lines.push('');
      lines.push(`${between.indent}${between.start}${command}`);
    }
    return continued(lines.join('\n'));
  };
  switch (style) {
    case 'and':
      return join('', { end: ` && ${continuation}`, start: '', indent: random.oneOf(['    ', '\t', '  ']) });
    case 'leading':
      return join('', { end: ` ${continuation}`, start: '&& ', indent: random.oneOf([' ', '    ']) });
    case 'semicolons':
      return join(random.oneOf(['set -eux; ', 'set -e; ']), { end: `; ${continuation}`, start: '', indent: '    ' });
    case 'heredoc': {
      const word = random.oneOf(['EOF', 'EOT', 'END']);
      const mark = random.oneOf([`<<${word}`, `<<'${word}'`, `<<"${word}"`]);
      const body = commands.map(command => command.replaceAll('\\\n', '\\\n  '));
      if (random.chance(15))
        return `${keyword} ${options}<<-${word}\n${['set -e', ...body].map(line => `\t${line}`).join('\n')}\n\t${word}`;
      const start = random.oneOf([['set -e'], ['set -eu', ''], ['#!/bin/sh -e'], ['#!/bin/bash', 'set -e']]);
      return `${keyword} ${options}${mark}\n${[...start, ...body].join('\n')}\n${word}`;
    }
    case 'exec':
      return `${keyword} ${options}${JSON.stringify(['/bin/sh', '-c', commands.join(' && ')])}`;
    default:
      return continued(`${keyword} ${options}${commands.join(' && ')}`);
  }
}
