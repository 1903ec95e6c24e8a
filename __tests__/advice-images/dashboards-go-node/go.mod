module example.org/dashboards

go 1.23
