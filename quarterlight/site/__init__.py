"""A release as a static site: pages that work from a shared drive and from any web server."""
