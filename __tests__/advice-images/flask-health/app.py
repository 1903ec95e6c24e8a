from flask import Flask

app = Flask(__name__)


@app.get("/")
def vote():
    return "hello from flask"
