"""The parts of a page: what Python reads from the TEI (description, contents, index) and what prepares the text for XSLT.

`prepare` makes the copy that the stylesheets of data/xslt/html turn into the text; `describe`, `contents_of` and `index_of`
give plain data for the templates of data/site. The single page (exporters/html.py) and the site are both put together of them.
"""
