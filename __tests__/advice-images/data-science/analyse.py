import pandas

print("mean:", pandas.read_csv("measurements.csv")["value"].mean())
