"""Prints the entries of a feed as a page."""
import sys

import requests
from jinja2 import Environment, FileSystemLoader
from lxml import etree


def read(source):
    if source.startswith("http"):
        return requests.get(source, timeout=10).content
    with open(source, "rb") as file:
        return file.read()


def entries(document):
    root = etree.fromstring(document)
    return [{"title": item.findtext("title"), "link": item.findtext("link")} for item in root.iter("item")]


if __name__ == "__main__":
    source = sys.argv[1] if len(sys.argv) > 1 else "feed.xml"
    page = Environment(loader=FileSystemLoader("."), autoescape=True).get_template("page.html")
    print(page.render(entries=entries(read(source))))
