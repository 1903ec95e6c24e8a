import { rule } from '../rule.ts';

export default rule({
  id: 'ml-model-cache',
  title: 'Models in caches of other libraries',
  before: ['browser-binaries'],
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: [
    '~/.keras/**',
    '$CACHE/{whisper,clip,modelscope,datalab,lama,autogluon,fastembed,chroma,tiktoken,data-gym-cache}/**',
    '~/{.ollama/models,.EasyOCR,.paddleocr,.paddlex,.insightface,.u2net,.deepface,.fastai,.cache/lm-studio}/**',
  ],
  why: 'A program may use these models.',
  cost: 'Without the files, the program downloads them when it starts, and fails without a network.',
  remedy:
    'Keep only the models that the program loads: download them in a build stage, and copy just their files with `COPY --from`.',
  example: {
    before: "RUN python -c \"import whisper; whisper.load_model('base'); whisper.load_model('large')\"",
    after: 'RUN python -c "import whisper; whisper.load_model(\'base\')"',
  },
  keep: 'Name the folder of the model as `path`, so that other models are still reported.',
  references: ['https://keras.io/api/applications/', 'https://github.com/openai/whisper'],
  reports: [
    { files: { '/root/.keras/models/vgg16.h5': 90000, '/root/.ollama/models/blobs/sha256-1': 700 }, bytes: 90700 },
    { files: { '/root/.cache/whisper/small.pt': 500, '/home/app/.EasyOCR/model/craft.pth': 7 }, bytes: 507 },
  ],
  ignores: [
    { files: { '/app/models/vgg16.h5': 900 }, because: 'a folder that somebody chose' },
    { files: { '/root/.ollama/id_ed25519.pub': 90 }, because: 'no model' },
  ],
});
