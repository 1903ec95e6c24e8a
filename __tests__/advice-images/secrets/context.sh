. "$CONTEXT_TOOLS"
printf 'SECRET_KEY=only-for-tests\n' > .env
printf '//registry.example.org/:_authToken=only-for-tests\n' > .npmrc
