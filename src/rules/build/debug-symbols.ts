import { rule } from '../rule.ts';

export default rule({
  id: 'debug-symbols',
  title: 'Detached debug symbols',
  severity: 'info',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  globs: ['/usr/lib/debug/**', '/**/.debug/**', '/**/*.{debug,dwo,dwp,pdb}', '/**/*.dSYM/**'],
  evenIfReferenced: true,
  why: 'Only debuggers read them.',
  cost: 'Stack traces of .NET lose their line numbers without the `.pdb`.',
  remedy:
    'Leave packages whose names end in `-dbg`, `-dbgsym` or `-debuginfo` out of the final stage. Publish .NET programs with `dotnet publish -p:DebugType=none`.',
  example: {
    before: 'RUN dotnet publish -c Release -o /out',
    after: 'RUN dotnet publish -c Release -p:DebugType=none -o /out',
  },
  references: ['https://sourceware.org/gdb/current/onlinedocs/gdb.html/Separate-Debug-Files.html'],
  reports: [
    { files: { '/usr/lib/debug/.build-id/ab/cdef.debug': 90000, '/app/Api.pdb': 700 }, bytes: 90700 },
    { files: { '/app/bin/.debug/app': 70, '/app/x.dwp': 4 }, bytes: 74 },
  ],
  ignores: [
    { files: { '/app/debug/index.js': 900 }, because: 'code' },
    { files: { '/app/lib/debug.so': 900 }, because: 'another name' },
  ],
});
