"""Lists of drugs, as CSV or Excel workbooks: rows become pages."""
