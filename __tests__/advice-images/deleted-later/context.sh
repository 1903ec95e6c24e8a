. "$CONTEXT_TOOLS"
bulk fixtures/records.bin 4000000
