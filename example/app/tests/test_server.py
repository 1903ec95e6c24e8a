"""Tests of the example's service: python -m unittest in the folder above."""
import csv
import pathlib
import unittest

from webob import Request

from server import app, stations

READINGS = pathlib.Path(__file__).parent / "readings.csv"


class ServerTest(unittest.TestCase):
    def test_lists_stations(self):
        self.assertIn("<table>", Request.blank("/").get_response(app).text)

    def test_unknown_station(self):
        self.assertEqual(404, Request.blank("/nowhere").get_response(app).status_code)

    def test_every_reading_has_a_station(self):
        known = stations()
        with open(READINGS, newline="", encoding="utf-8") as file:
            for reading in csv.DictReader(file):
                self.assertIn(reading["name"], known)


if __name__ == "__main__":
    unittest.main()
