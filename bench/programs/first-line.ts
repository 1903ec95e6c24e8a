/** An action that does nothing but write its first line. */
process.stdout.write('first line\n');
