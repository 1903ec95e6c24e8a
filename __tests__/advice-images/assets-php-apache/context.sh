. "$CONTEXT_TOOLS"
bulk public/img/photo.jpg 2000000
history 4000000
