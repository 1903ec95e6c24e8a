. "$CONTEXT_TOOLS"
bulk package/data.bin 6000000
chmod 600 package/data.bin
