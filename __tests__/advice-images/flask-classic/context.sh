. "$CONTEXT_TOOLS"
bulk static/video.webm 5000000
history 3000000
