import { rule } from '../rule.ts';

export default rule({
  id: 'torch-hub-cache',
  title: 'torch.hub checkpoints and repositories',
  before: ['browser-binaries'],
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: ['$CACHE/torch/**'],
  envDirectories: { TORCH_HOME: ['hub/**'] },
  why: 'They may be the weights that a program uses.',
  cost: 'Without the files, the program downloads them when it starts, and fails without a network.',
  remedy:
    'Keep only the checkpoints that the program loads: download them in a build stage, and copy just their files with `COPY --from`.',
  example: {
    before: 'COPY --from=models /root/.cache/torch /root/.cache/torch',
    after:
      'COPY --from=models /root/.cache/torch/hub/checkpoints/resnet50-11ad3fa6.pth /root/.cache/torch/hub/checkpoints/',
  },
  keep: 'Name the folder of the model as `path`, so that other models are still reported.',
  references: ['https://pytorch.org/docs/stable/hub.html'],
  reports: [
    { files: { '/root/.cache/torch/hub/checkpoints/resnet50-11ad3fa6.pth': 90000 }, bytes: 90000 },
    { files: { '/models/torch/hub/checkpoints/a.pth': 70 }, env: ['TORCH_HOME=/models/torch'], bytes: 70 },
  ],
  ignores: [
    { files: { '/usr/local/lib/python3.12/site-packages/torch/lib/libtorch_cpu.so': 900 }, because: 'the library' },
    {
      files: { '/models/torch/resnet.pt': 900 },
      env: ['TORCH_HOME=/models/torch'],
      because: 'another place below the same directory',
    },
  ],
});
