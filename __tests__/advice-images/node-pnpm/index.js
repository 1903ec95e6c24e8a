const { format } = require('date-fns');
console.log(require('chalk').bold(format(new Date(2020, 1, 29), 'yyyy-MM-dd')), 'from pnpm');
