"""Rows to coordinates: a timeline, a network, a map. Each gives plain data; the templates draw it as SVG beside a table."""
