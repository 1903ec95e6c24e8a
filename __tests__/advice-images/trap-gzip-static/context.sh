. "$CONTEXT_TOOLS"
text site/app.js 60000
text site/style.css 20000
