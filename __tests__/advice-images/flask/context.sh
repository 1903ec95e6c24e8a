. "$CONTEXT_TOOLS"
history 4000000
bytecode
# The developer's own environment.
mkdir -p .venv/bin
printf 'home = /home/dev/.local/python-3.12/bin\nversion = 3.12.1\n' > .venv/pyvenv.cfg
ln -s /home/dev/.local/python-3.12/bin/python3 .venv/bin/python
bulk .venv/lib/python3.12/site-packages/flask/app.py 3000000
