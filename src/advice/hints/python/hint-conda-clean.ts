import { has } from '../commands.ts';
import { hint, leavesCache } from '../hint.ts';

const CONDA = new Set(['conda', 'mamba', 'micromamba']);

export default hint({
  id: 'hint-conda-clean',
  title: 'conda install without conda clean',
  severity: 'warn',
  evidence: 'The rule `conda-pkgs` finds bytes in the layer.',
  explains: ['conda-pkgs', 'cache-deleted-later'],
  remedy:
    'End each RUN that installs with `conda clean --all --force-pkgs-dirs --yes`, or with `micromamba clean --all --yes`.',
  about: 'layer',
  test: leavesCache(command => CONDA.has(command.name) && has(command, 'install', 'create', 'env'), 'conda-pkgs'),
  reports: [
    { does: 'RUN micromamba create -f e.yml', found: { 'conda-pkgs': 1 }, bytes: 1 },
    { does: 'RUN conda env update', lost: { 'conda-pkgs': 1 }, bytes: 1 },
  ],
  ignores: [
    { does: 'RUN conda install x', because: 'the packages are gone' },
    { does: 'RUN conda info', found: { 'conda-pkgs': 1 }, because: 'it installs nothing' },
  ],
});
