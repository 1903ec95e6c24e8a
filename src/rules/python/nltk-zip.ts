import { rule } from '../rule.ts';

export default rule({
  id: 'nltk-zip',
  title: 'NLTK archive next to its unpacked copy',
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'removable',
  globs: ['/**/nltk_data/{corpora,tokenizers,taggers,chunkers,grammars,models,stemmers,sentiment,misc,help}/*.zip'],
  when: (file, image) => image.isDirectory(file.path.slice(0, -'.zip'.length)),
  whenText: 'A directory with the name of the archive is next to it.',
  why: '`nltk.data.find` opens the directory or the archive; one is enough.',
  cost: '`nltk.download` looks for the archive to see whether a package is there. A program that calls it fetches the archive again, and fails without a network.',
  remedy:
    'In the RUN that downloads, delete each archive whose unpacked folder is next to it: `for d in /usr/share/nltk_data/*/*/; do rm -f "$(dirname "$d")/$(basename "$d").zip"; done`.',
  example: {
    before: 'RUN python -m nltk.downloader -d /usr/share/nltk_data punkt_tab',
    after:
      'RUN python -m nltk.downloader -d /usr/share/nltk_data punkt_tab && rm /usr/share/nltk_data/tokenizers/punkt_tab.zip',
  },
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
      because: 'no directory is next to it: the archive is the data',
    },
    { files: { '/app/corpora/a.zip': 5, '/app/corpora/a/': 0 }, because: 'not in an NLTK data directory' },
  ],
});
