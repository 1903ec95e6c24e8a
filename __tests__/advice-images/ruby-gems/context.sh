. "$CONTEXT_TOOLS"
bulk gems/lib/words.bin 2000000
