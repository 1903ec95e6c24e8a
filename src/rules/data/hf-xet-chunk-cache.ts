import { rule } from '../rule.ts';

export default rule({
  id: 'hf-xet-chunk-cache',
  title: 'Hugging Face chunk cache, locks, partial blobs',
  before: ['hf-hub-unreferenced'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '$CACHE/huggingface/xet/**',
    '$CACHE/huggingface/hub/.locks/**',
    '$CACHE/huggingface/hub/**/blobs/*.incomplete',
    '$CACHE/huggingface/hub/tmp*/**',
  ],
  envDirectories: {
    HF_HOME: ['xet/**', 'hub/.locks/**', 'hub/**/blobs/*.incomplete', 'hub/tmp*/**'],
    HF_HUB_CACHE: ['.locks/**', '**/blobs/*.incomplete', 'tmp*/**'],
  },
  why: 'The chunk cache only saves downloads between revisions; the files themselves are in `hub`.',
  remedy:
    'End each RUN that downloads with `rm -rf ~/.cache/huggingface/xet ~/.cache/huggingface/hub/.locks`, or keep the chunks in a cache mount at `/root/.cache/huggingface/xet`.',
  mounts: ['~/.cache/huggingface/xet'],
  example: {
    before: 'RUN hf download openai/whisper-tiny',
    after: 'RUN --mount=type=cache,target=/root/.cache/huggingface/xet hf download openai/whisper-tiny',
  },
  references: ['https://huggingface.co/docs/huggingface_hub/guides/manage-cache'],
  reports: [
    { files: { '/root/.cache/huggingface/xet/cas/chunk-cache/aa/bb': 90000 }, bytes: 90000 },
    {
      files: { '/models/xet/a': 60, '/models/hub/models--x/blobs/ab.incomplete': 7 },
      env: ['HF_HOME=/models'],
      bytes: 67,
    },
  ],
  ignores: [
    { files: { '/root/.cache/huggingface/hub/models--bert/blobs/abc': 900 }, because: 'may be the model in use' },
    {
      files: { '/models/hub/models--x/blobs/ab': 900 },
      links: { '/models/hub/models--x/snapshots/1/model.safetensors': '../../blobs/ab' },
      env: ['HF_HOME=/models'],
      because: 'a model',
    },
  ],
});
