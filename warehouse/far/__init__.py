"""Archives and warehouses at addresses such as s3://bucket/folder, by fsspec.

Only the addresses that are given are ever asked, and a driver is loaded only when one is.
"""
