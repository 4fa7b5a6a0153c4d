"""What the pages are made of: filters, tables, the reader, charts, downloads."""
