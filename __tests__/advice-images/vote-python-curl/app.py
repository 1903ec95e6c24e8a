"""Takes votes, and keeps them in Redis if there is one."""
import os
from collections import Counter

from flask import Flask, render_template, request
from redis import Redis

app = Flask(__name__)
OPTIONS = (os.getenv("OPTION_A", "Cats"), os.getenv("OPTION_B", "Dogs"))
counted = Counter()


def count(vote):
    if "REDIS_HOST" in os.environ:
        Redis(host=os.environ["REDIS_HOST"], socket_timeout=5).rpush("votes", vote)
    counted[vote] += 1


@app.route("/", methods=["GET", "POST"])
def vote():
    if request.method == "POST":
        count(request.form["vote"])
    return render_template("index.html", options=OPTIONS, counted=counted)


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=80, debug=True)
