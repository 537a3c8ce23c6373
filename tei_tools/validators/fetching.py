"""Schemas from the network, when they are asked for (`validate --fetch`): fetched once, kept in the cache folder, found there
from then on without the network.

Only http and https are fetched, one file of at most 20 MB; a schema of several files has to be kept by hand.
"""

from __future__ import annotations

import hashlib
import importlib
from pathlib import Path, PurePosixPath

from tei_tools.errors import InputError
from tei_tools.validators.caching import cache_folder, read_cache, write_cache

_MOST = 20_000_000
_SECONDS = 30


def fetched_before(address: str) -> Path | None:
    """Gives the file that was fetched from the address before, or None."""
    folder = cache_folder()
    path = folder / _name(address) if folder else None
    return path if path is not None and path.is_file() else None


def fetch_schema(address: str) -> Path:
    """Fetches the schema at an address into the cache folder and gives its file. Raises InputError with the reason."""
    if not address.startswith(("http://", "https://")):
        raise InputError(f"{address}: only http and https are fetched")
    request = importlib.import_module("urllib.request")
    try:
        with request.urlopen(address, timeout=_SECONDS) as answer:
            content: bytes = answer.read(_MOST + 1)
        text = content.decode("utf-8")
    except (OSError, ValueError) as error:
        raise InputError(f"{address}: cannot be fetched: {error}") from error
    if len(content) > _MOST:
        raise InputError(f"{address}: is larger than {_MOST // 1_000_000} MB: keep a copy and name it with --schema")
    write_cache(_name(address), text)
    path = fetched_before(address)
    if path is None or read_cache(_name(address)) != text:
        raise InputError(f"{address}: cannot be kept: the cache folder (TEI_TOOLS_CACHE) is turned off or cannot be written")
    return path


def _name(address: str) -> str:
    """The name in the cache: the digest of the address, and the end of it, which messages show."""
    digest = hashlib.sha256(address.encode()).hexdigest()[:16]
    return f"fetched-{digest}-{PurePosixPath(address).name[-40:]}"
