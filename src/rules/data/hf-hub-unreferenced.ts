import { rule } from '../rule.ts';

export default rule({
  id: 'hf-hub-unreferenced',
  title: 'Hugging Face blobs without a snapshot',
  before: ['hf-hub-cache'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['$CACHE/huggingface/hub/*/blobs/*'],
  envDirectories: { HF_HOME: ['hub/*/blobs/*'], HF_HUB_CACHE: ['*/blobs/*'] },
  when: ({ path }, image) => !image.isLinked(path),
  whenText: 'No symbolic link of a snapshot leads to the file.',
  why: 'They belong to a revision that a newer one replaced.',
  remedy:
    'Download only the revision that the program loads, and end the RUN that downloads with `hf cache prune --yes`.',
  example: {
    before: 'RUN hf download openai/whisper-tiny',
    after: 'RUN hf download openai/whisper-tiny && hf cache prune --yes',
  },
  references: [
    'https://huggingface.co/docs/huggingface_hub/guides/manage-cache',
    'https://huggingface.co/docs/hub/local-cache',
  ],
  reports: [
    {
      files: {
        '/root/.cache/huggingface/hub/models--bert-base-uncased/blobs/0a1b': 400,
        '/root/.cache/huggingface/hub/models--bert-base-uncased/blobs/ff': 900,
      },
      links: {
        '/root/.cache/huggingface/hub/models--bert-base-uncased/snapshots/86b5/model.safetensors': '../../blobs/ff',
      },
      bytes: 400,
    },
    { files: { '/models/models--x/blobs/1': 9 }, env: ['HF_HUB_CACHE=/models'], bytes: 9 },
  ],
  ignores: [
    {
      files: { '/root/.cache/huggingface/hub/models--bert-base-uncased/snapshots/86b5/config.json': 900 },
      because: 'a file of a snapshot',
    },
    {
      files: { '/root/.cache/huggingface/hub/models--x/blobs/ff': 900 },
      links: { '/root/.cache/huggingface/hub/models--x/snapshots/1/config.json': '../../blobs/ff' },
      because: 'a snapshot leads to it',
    },
  ],
});
