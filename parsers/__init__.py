"""Documents to reports: what the printed pages say, record by record, as printed."""
