declare const WEBAPP_URL: string;

fetch(`${WEBAPP_URL}/`)
  .then(answer => answer.json())
  .then(({ slots }: { slots: string[] }) => {
    document.body.append(...slots.map(slot => Object.assign(document.createElement('p'), { textContent: slot })));
  });
