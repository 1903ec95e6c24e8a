. "$CONTEXT_TOOLS"
bulk public/manual.pdf 3000000
history 2000000
