. "$CONTEXT_TOOLS"
printf 'node_modules/\n.env\n' > .gitignore
printf 'DATABASE_URL=postgres://web:only-for-tests@db/web\n' > .env
history 3000000
# Installed on the developer's machine.
bulk node_modules/left-behind/index.js 2000000
printf '{"name": "left-behind", "version": "1.0.0"}\n' > node_modules/left-behind/package.json
