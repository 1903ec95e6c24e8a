import { rule } from '../rule.ts';

export default rule({
  id: 'hf-hub-cache',
  title: 'Hugging Face hub cache',
  before: ['browser-binaries'],
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: ['$CACHE/huggingface/**'],
  envDirectories: { HF_HOME: ['{hub,datasets,assets}/**'], HF_HUB_CACHE: ['**'] },
  why: 'Usually the model that the service runs; then keep it. Look for two formats of the same weights (`.bin` and `.safetensors`), and for data sets that only training used.',
  cost: 'Without the files, the program downloads them when it starts, and fails without a network.',
  remedy:
    "Keep only the model that the program loads, in one format: `hf download --exclude '*.bin'` leaves out weights that the model also has as safetensors. Or mount the model as a volume.",
  example: {
    before: 'RUN hf download google-bert/bert-base-uncased',
    after: "RUN hf download google-bert/bert-base-uncased --exclude '*.bin'",
  },
  keep: 'Name the folder of the model as `path`, so that other models are still reported.',
  references: ['https://huggingface.co/docs/huggingface_hub/guides/manage-cache'],
  reports: [
    {
      files: { '/root/.cache/huggingface/hub/models--gpt2/blobs/248d': 900 },
      links: { '/root/.cache/huggingface/hub/models--gpt2/snapshots/1/model.safetensors': '../../blobs/248d' },
      bytes: 900,
    },
    {
      files: { '/root/.cache/huggingface/datasets/glue/x.arrow': 70, '/models/hub/models--x/refs/main': 40 },
      env: ['HF_HOME=/models'],
      bytes: 110,
    },
  ],
  ignores: [
    { files: { '/models/gpt2/model.safetensors': 900 }, because: 'a model folder that somebody chose' },
    {
      files: { '/root/.cache/huggingface/hub/models--gpt2/blobs/248d': 900 },
      links: { '/app/model.bin': '/root/.cache/huggingface/hub/models--gpt2/blobs/248d' },
      because: 'a link of the application leads to it',
    },
  ],
});
