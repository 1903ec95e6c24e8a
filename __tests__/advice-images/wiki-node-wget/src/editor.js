import MarkdownIt from 'markdown-it';

const parser = new MarkdownIt();
document.querySelector('textarea')?.addEventListener('input', event => {
  document.querySelector('output').innerHTML = parser.render(event.target.value);
});
