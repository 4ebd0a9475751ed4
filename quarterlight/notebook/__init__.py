"""The notebook API: tables as pandas, SQL, and where a value was printed."""
