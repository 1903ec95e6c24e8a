/** pip with compiled wheels and a source package, NLTK with its data. */
import { join } from 'node:path';
import { buildApp } from '../../kit/apps/app-images.ts';
import { proveApp } from '../../kit/apps/prove-app.ts';
import { packageIndex } from '../../kit/registries/local-server.ts';

proveApp('a Python image with packages from pip', {
  app: 'pip',
  on: 'python',
  picks: {
    'pip-cache': path => /^\/root\/\.cache\/pip\/(http|http-v2|wheels|selfcheck)\//.test(path),
    'python-bytecode': path => /\/__pycache__\/[^/]+\.pyc$/.test(path),
    'nltk-zip': path => path === '/usr/share/nltk_data/corpora/stopwords.zip',
  },
  works: 'python app.py && pip check && pip --version',
  clean: { on: 'python-runtime', works: ['python', 'app.py'] },
  async prepare(on, base, folder) {
    const output = join(folder, 'packages');
    await buildApp(on, { app: 'pip', target: 'packages', buildArgs: { BASE: base, RUNTIME: base }, folder, output });
    return { index: await packageIndex(output) };
  },
});
