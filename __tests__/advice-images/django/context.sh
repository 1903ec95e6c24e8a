. "$CONTEXT_TOOLS"
history 6000000
bytecode
