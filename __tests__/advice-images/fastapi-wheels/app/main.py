import orjson
import psycopg2
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def index():
    return {"driver": psycopg2.__version__, "json": orjson.__version__}
