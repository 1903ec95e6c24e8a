module.exports = { output: 'standalone', eslint: { ignoreDuringBuilds: true } };
