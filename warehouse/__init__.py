"""Rows to Parquet: schemas, stores, releases and batch runs."""
