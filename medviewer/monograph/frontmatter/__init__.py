"""Front matter: YAML, TOML and plain lines, within bounds, broken ones too."""
