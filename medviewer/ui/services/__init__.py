"""Services that outlive a page: the open libraries, the desk's keeper, the session, settings."""
