"""The drug list: what is typed becomes rows."""
