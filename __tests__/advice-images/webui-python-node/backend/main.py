"""Answers questions with the passage that is most like them."""
import os

import numpy
from fastapi import FastAPI, Form
from fastapi.staticfiles import StaticFiles

PASSAGES = ["Tea is made of leaves.", "Bread is made of flour and water.", "Ice is water that froze."]
WORDS = sorted({word for passage in PASSAGES for word in passage.lower().strip(".").split()})
app = FastAPI()


def vector(text):
    words = text.lower().strip(".?").split()
    counts = numpy.array([words.count(word) for word in WORDS], dtype=float)
    return counts / (numpy.linalg.norm(counts) or 1)


@app.get("/health")
def health():
    return {"status": True}


@app.post("/api/chat")
def chat(question: str = Form()):
    scores = [float(vector(question) @ vector(passage)) for passage in PASSAGES]
    return {"text": PASSAGES[int(numpy.argmax(scores))]}


app.mount("/", StaticFiles(directory=os.environ.get("FRONTEND", "/app/build"), html=True))
