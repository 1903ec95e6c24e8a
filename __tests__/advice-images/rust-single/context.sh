. "$CONTEXT_TOOLS"
# Built on the developer's machine as well.
bulk target/debug/deps/app-0123456789abcdef 4000000
history 2000000
