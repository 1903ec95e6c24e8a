# What the images' contexts hold that is too big to commit. Each image's context.sh reads this file first, in its context.
set -eu

# bulk FILE BYTES: bytes that compress as little as real data.
bulk() { mkdir -p "$(dirname "$1")"; head -c "$2" /dev/urandom > "$1"; }

# text FILE LINES: lines that compress as text does.
text() { mkdir -p "$(dirname "$1")"; seq -f 'line %.0f of a file that compresses well' "$2" > "$1"; }

# history BYTES: a repository with a commit that had a large file once.
history() {
  bulk large-once.bin "$1"
  git init -q .
  git -c user.name=dev -c user.email=dev@example.org add -A
  git -c user.name=dev -c user.email=dev@example.org commit -q -m 'Add everything'
  rm large-once.bin
}

# bytecode: what a run on the developer's machine left beside the sources.
bytecode() {
  find . -name '*.py' -not -path './.git/*' | while read -r file; do
    bulk "$(dirname "$file")/__pycache__/$(basename "$file" .py).cpython-312.pyc" "${1:-20000}"
  done
}
