. "$CONTEXT_TOOLS"
bulk data/model.bin 4000000
