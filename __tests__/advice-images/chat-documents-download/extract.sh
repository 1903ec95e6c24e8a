#!/bin/sh
# Prints the text of a document, as the server asks for it to search in it.
set -eu
case "$1" in
  *.rtf) unrtf --text "$1" ;;
  *.pdf) pdftotext "$1" - ;;
  *.html) tidy -q -asxhtml --show-warnings no "$1" ;;
  --listen) exec tool ;;
esac
