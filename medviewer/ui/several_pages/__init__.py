"""Several pages at once: comparison, tray, quotations, medication lists."""
