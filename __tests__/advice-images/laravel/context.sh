. "$CONTEXT_TOOLS"
bulk public/banner.png 4000000
history 1000000
