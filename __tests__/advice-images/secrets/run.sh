echo hello without secrets
