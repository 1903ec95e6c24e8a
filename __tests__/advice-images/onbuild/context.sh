. "$CONTEXT_TOOLS"
history 5000000
bytecode
