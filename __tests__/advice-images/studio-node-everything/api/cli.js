const { writeFileSync } = require('node:fs');

if (process.argv[2] === 'bootstrap') writeFileSync('data.json', JSON.stringify([{ title: 'A film', seconds: 125 }]));
