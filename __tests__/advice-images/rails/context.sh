. "$CONTEXT_TOOLS"
bulk public/photo.jpg 3000000
history 2000000
