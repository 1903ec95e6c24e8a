"""Puts the results of several engines together."""
from flask import Flask, jsonify, request
from lxml import html

ANSWERS = {
    "one": "<ol><li>black tea<li>green tea</ol>",
    "two": "<ol><li>green tea<li>iced tea</ol>",
}
application = Flask(__name__)


@application.get("/search")
def search():
    ranks = {}
    for answer in ANSWERS.values():
        for rank, item in enumerate(html.fromstring(answer).iter("li")):
            text = item.text_content().strip()
            if request.args["q"] in text:
                ranks[text] = ranks.get(text, 0) + 1 / (rank + 1)
    return jsonify(sorted(ranks, key=ranks.get, reverse=True))


if __name__ == "__main__":
    print(application.test_client().get("/search?q=tea").get_data(as_text=True))
