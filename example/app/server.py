"""Weather stations as a web page: `/` lists them, `/NAME` shows one and remembers it in a signed cookie."""
import argparse
import csv
import mimetypes
import pathlib
from wsgiref.simple_server import make_server

from itsdangerous import BadSignature, Signer
from tabulate import tabulate
from webob import Request, Response
from webob.dec import wsgify

HERE = pathlib.Path(__file__).parent
signer = Signer("not a secret: this is an example")


def stations():
    """All stations by name."""
    with open(HERE / "data" / "stations.csv", newline="", encoding="utf-8") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def last_seen(request: Request) -> str:
    """Name of the station that this visitor looked at last, or an empty text."""
    try:
        return signer.unsign(request.cookies.get("last", "")).decode()
    except BadSignature:
        return ""


@wsgify
def app(request: Request) -> Response:
    known = stations()
    name = request.path_info.strip("/")
    if name == "":
        rows = [row for row in known.values() if row["name"] != last_seen(request)]
        return Response(tabulate(rows, headers="keys", tablefmt="html"))
    if name == "stations.csv":
        body = (HERE / "data" / name).read_bytes()
        return Response(body, content_type=mimetypes.guess_type(name)[0])
    if name not in known:
        return Response("no such station", status=404, content_type="text/plain")
    response = Response(tabulate([known[name]], headers="keys", tablefmt="html"))
    response.set_cookie("last", signer.sign(name).decode())
    return response


def main() -> None:
    """Serves the stations."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--port", type=int, default=8000)
    with make_server("", parser.parse_args().port, app) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
