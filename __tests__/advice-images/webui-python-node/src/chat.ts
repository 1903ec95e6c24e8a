import { marked } from 'marked';

const form = document.querySelector('form') as HTMLFormElement;
form.addEventListener('submit', async event => {
  event.preventDefault();
  const answer = await fetch('/api/chat', { method: 'POST', body: new FormData(form) });
  const { text } = await answer.json();
  (document.querySelector('output') as HTMLOutputElement).innerHTML = await marked(text);
});
