import { rule } from '../rule.ts';

export default rule({
  id: 'nltk-zip',
  title: 'NLTK archive beside its unpacked copy',
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'removable',
  globs: ['/**/nltk_data/{corpora,tokenizers,taggers,chunkers,grammars,models,stemmers,sentiment,misc,help}/*.zip'],
  when: (file, image) => image.isDirectory(file.path.slice(0, -'.zip'.length)),
  whenText: 'A directory with the name of the archive is visible beside it.',
  why: '`nltk.data.find` opens the directory or the archive; one is enough.',
  cost: '`nltk.download` looks at the archive to see that a package is there, and fetches it again at a start that calls it. An offline start must not call it.',
  remedy: [
    'RUN python -m nltk.downloader -d /usr/share/nltk_data punkt_tab && for z in /usr/share/nltk_data/*/*.zip; do if [ -d "$(dirname $z)/$(basename $z .zip)" ]; then rm $z; fi; done',
    '# a start that calls nltk.download would fetch the archives again',
  ].join('\n'),
  references: ['https://github.com/nltk/nltk/blob/develop/nltk/downloader.py'],
  reports: [
    {
      files: {
        '/usr/share/nltk_data/tokenizers/punkt.zip': 13000000,
        '/usr/share/nltk_data/tokenizers/punkt/english.pickle': 400000,
      },
      bytes: 13000000,
    },
    { files: { '/root/nltk_data/corpora/stopwords.zip': 24, '/root/nltk_data/corpora/stopwords/': 0 }, bytes: 24 },
  ],
  ignores: [
    {
      files: { '/root/nltk_data/corpora/wordnet.zip': 10000000 },
      because: 'no directory beside it: the archive is the data',
    },
    { files: { '/app/corpora/a.zip': 5, '/app/corpora/a/': 0 }, because: 'not in a data directory of NLTK' },
  ],
});
