import { rule } from '../rule.ts';

/** Smallest first. */
const SIZES = ['sm', 'md', 'trf', 'lg'];
const MODEL = /^(.*\/(?:site|dist)-packages\/[^/]{2}_(?:core|dep|ent)_(?:web|news|wiki)_)(sm|md|lg|trf)\//;

export default rule({
  id: 'spacy-model-variants',
  title: 'Several sizes of one spaCy model',
  before: ['hf-xet-chunk-cache'],
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: ['/**/{site,dist}-packages/??_{core,dep,ent}_{web,news,wiki}_{sm,md,lg,trf}/**'],
  whenFolder: (path, image) => {
    const [, prefix = '', size = ''] = MODEL.exec(path) ?? [];
    const larger = SIZES.slice(SIZES.indexOf(size) + 1);
    return larger.some(one => image.isDirectory(prefix + one));
  },
  whenText: 'A larger model of the same name is next to it. The largest does not count.',
  why: 'An application loads one of them.',
  remedy: 'Install only the model that the program loads, for example `en_core_web_md` without `en_core_web_sm`.',
  example: {
    before: 'RUN python -m spacy download en_core_web_sm && python -m spacy download en_core_web_md',
    after: 'RUN python -m spacy download en_core_web_md',
  },
  references: ['https://spacy.io/models'],
  reports: [
    {
      files: {
        '/usr/local/lib/python3.12/site-packages/en_core_web_sm/en_core_web_sm-3.7.1/model': 12000,
        '/usr/local/lib/python3.12/site-packages/en_core_web_lg/en_core_web_lg-3.7.1/vocab/vectors': 500000,
      },
      bytes: 12000,
    },
    {
      files: {
        '/v/site-packages/de_core_news_md/a': 7,
        '/v/site-packages/de_core_news_trf/a': 9,
        '/v/site-packages/de_core_news_lg/a': 11,
      },
      bytes: 16,
    },
  ],
  ignores: [
    { files: { '/usr/local/lib/python3.12/site-packages/spacy/lang/en/stop_words.py': 900 }, because: 'the library' },
    {
      files: { '/v/site-packages/en_core_web_lg/a': 900, '/v/site-packages/de_core_news_lg/a': 900 },
      because: 'one size of each model',
    },
  ],
});
