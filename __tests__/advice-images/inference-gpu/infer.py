import numpy
import onnxruntime
from onnxruntime.datasets import get_example

session = onnxruntime.InferenceSession(get_example("sigmoid.onnx"), providers=["CPUExecutionProvider"])
[given] = session.get_inputs()
[answer] = session.run(None, {given.name: numpy.zeros(given.shape, dtype=numpy.float32)})
print("answers", float(answer.flatten()[0]))
