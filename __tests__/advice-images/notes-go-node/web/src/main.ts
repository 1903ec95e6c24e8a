const list = document.querySelector('ul') as HTMLUListElement;
fetch('/api/notes')
  .then(answer => answer.json())
  .then((notes: { text: string }[]) => list.append(...notes.map(({ text }) => Object.assign(document.createElement('li'), { textContent: text }))));
