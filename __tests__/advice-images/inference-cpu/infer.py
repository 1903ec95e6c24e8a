import numpy
import onnxruntime
from scipy import linalg
from sklearn.linear_model import LinearRegression

inputs = numpy.arange(10.0).reshape(-1, 1)
model = LinearRegression().fit(inputs, 3 * inputs.ravel() + 1)
print("predicts", round(float(model.predict([[33]])[0])))
print("determinant", round(float(linalg.det(numpy.eye(3) * 2))))
print(onnxruntime.get_available_providers())
