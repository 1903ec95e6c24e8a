. "$CONTEXT_TOOLS"
bulk data/model.bin 3000000
