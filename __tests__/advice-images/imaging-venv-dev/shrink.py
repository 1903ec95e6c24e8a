"""Makes a picture, stores it as JPEG, and says how much the stored one differs."""
import io

import numpy
from PIL import Image, features

pixels = numpy.add.outer(numpy.arange(64), numpy.arange(64)).astype("uint8")
stored = io.BytesIO()
Image.fromarray(pixels, "L").save(stored, "JPEG", quality=90)
again = numpy.asarray(Image.open(stored))
png = io.BytesIO()
Image.fromarray(again).save(png, "PNG")
print(f"JPEG {features.check('jpg')}, PNG {features.check('zlib')}, differs by {int(abs(again.astype(int) - pixels).max())}")
