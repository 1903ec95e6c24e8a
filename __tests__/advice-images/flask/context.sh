. "$CONTEXT_TOOLS"
history 4000000
bytecode
# The developer's own environment.
mkdir -p .venv/bin
printf 'home = /usr/bin\nversion = 3.12.1\n' > .venv/pyvenv.cfg
bulk .venv/lib/python3.12/site-packages/flask/app.py 3000000
