console.log(require('ms')('2 days'), 'from a clean image');
