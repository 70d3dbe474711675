"""The desk's file: its schema, durable connections, checksums, backups and recovery."""
