. "$CONTEXT_TOOLS"
mkdir -p tool/bin
printf '#!/bin/sh\necho hello from tool\n' > tool/bin/tool
chmod 755 tool/bin/tool
bulk tool/share/data.bin 5000000
tar -czf tool.tar.gz tool
rm -r tool
