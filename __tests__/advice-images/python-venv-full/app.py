import psycopg2


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"hello from psycopg2 {psycopg2.__version__}".encode()]
