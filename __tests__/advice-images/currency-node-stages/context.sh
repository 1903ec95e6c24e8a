. "$CONTEXT_TOOLS"
# What npm made on the developer's machine, with packages for development; no .dockerignore leaves it out.
npm install --silent --no-package-lock --no-audit --no-fund
