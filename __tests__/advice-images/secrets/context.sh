. "$CONTEXT_TOOLS"
printf 'SECRET_KEY=only-for-tests\n' > .env
mkdir -p deploy
printf -- '-----BEGIN OPENSSH %s KEY-----\nb25seS1mb3ItdGVzdHM=\n-----END OPENSSH %s KEY-----\n' PRIVATE PRIVATE > deploy/id_rsa
