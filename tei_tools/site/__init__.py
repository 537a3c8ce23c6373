"""A corpus of TEI documents as a static edition: one command, a folder of pages, no server, readable without JavaScript.

`build.py` puts the stages together: what changed (`store.py`), a page and its downloads for each document (`documents.py`, in
worker processes), pages for people, places and bodies (`entities.py`), start page, lists, network and map (`overview.py`), feed
and sitemap (`feeds.py`), search (`search.py`). Rows come from `tables`, the text from the exporters' page; templates, words and
colours are data (data/site) that a project's own folder goes before.
"""
