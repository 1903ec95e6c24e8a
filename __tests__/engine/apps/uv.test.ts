/** uv, whose environments share files with its cache. */
import { proveApp } from '../../kit/prove-app.ts';

proveApp('a Python image with packages from uv', {
  app: 'uv',
  on: 'uv',
  picks: {
    // A file that an environment shares with the cache has a name outside it, so it counts for nothing.
    'uv-cache': path => path.startsWith('/root/.cache/uv/'),
    // What Python wrote for its own library when uv ran it, and one that NumPy brings in its wheel.
    'python-bytecode': path => /\/__pycache__\/[^/]+\.pyc$/.test(path),
  },
  works: 'python app.py && uv pip check && uv --version',
  clean: { on: 'python-runtime', works: ['python', 'app.py'] },
});
