"""Nothing leaks: no entity, no address, no function reaches a file or the network, through any of the doors."""

from __future__ import annotations

import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tei_tools.errors import SchemaError, TeiToolsError
from tei_tools.saxon import compile_stylesheet, read_stylesheet
from tei_tools.tei import NotWellFormedError, parse_xml, serialise
from tests.cli.commands import run

SECRET = "the-secret-of-this-test"
TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    (tmp_path / "secret.xml").write_text(f"<a>{SECRET}</a>")
    (tmp_path / "secret.json").write_text(f'"{SECRET}"')
    (tmp_path / "secret.dtd").write_text(f'<!ENTITY e "{SECRET}">')
    return path


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine that remembers who asked it for something."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<a/>")

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as http_server:
        thread = threading.Thread(target=http_server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{http_server.server_port}", asked
        http_server.shutdown()
        thread.join()


def hostile(where: str) -> list[str]:
    """Documents that ask for the file or address `where` in every way that XML has."""
    return [
        f'<!DOCTYPE TEI [<!ENTITY e SYSTEM "{where}">]><TEI {TEI}><text>&e;</text></TEI>',
        f'<!DOCTYPE TEI [<!ENTITY e PUBLIC "p" "{where}">]><TEI {TEI}><text n="&e;"/></TEI>',
        f'<!DOCTYPE TEI [<!ENTITY % e SYSTEM "{where}"> %e;]><TEI {TEI}><text>&e;</text></TEI>',
        f'<!DOCTYPE TEI SYSTEM "{where}"><TEI {TEI}><text>&e;</text></TEI>',
        f'<?xml-stylesheet href="{where}"?><?xml-model href="{where}"?><TEI {TEI}><text/></TEI>',
        f'<TEI {TEI} xmlns:xi="http://www.w3.org/2001/XInclude"><text><xi:include href="{where}" parse="text"/></text></TEI>',
    ]


@pytest.mark.parametrize("number", range(6))
def test_a_document_shows_nothing_of_the_file_that_it_asks_for(secret: Path, number: int) -> None:
    for suffix in (".txt", ".dtd"):
        source = hostile(secret.with_suffix(suffix).as_uri())[number]
        try:
            shown = serialise(parse_xml(source.encode(), file="a.xml")).decode()
        except NotWellFormedError as error:
            shown = str(error)
        assert SECRET not in shown


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("command", [["validate"], ["export", "--to", "html"], ["export", "--to", "text"]])
def test_no_command_shows_anything_of_the_file_that_a_document_asks_for(
    secret: Path, number: int, command: list[str], tmp_path: Path
) -> None:
    (tmp_path / "a.xml").write_text(hostile(secret.with_suffix(".dtd").as_uri())[number])
    result = run(*command, "a.xml", folder=tmp_path)
    assert SECRET.encode() not in result.stdout + result.stderr
    assert b"Traceback" not in result.stderr
    assert b"defect" not in result.stderr


def test_no_command_asks_the_network(server: tuple[str, list[str]], tmp_path: Path) -> None:
    address, asked = server
    for number, source in enumerate(hostile(f"{address}/a")):
        (tmp_path / f"{number}.xml").write_text(source)
    for command in (["validate"], ["export", "--to", "html"]):
        run(*command, str(tmp_path), folder=tmp_path)
    assert asked == []


@pytest.mark.parametrize("resolved", ["bomb", "deep"])
def test_a_document_that_would_fill_the_memory_is_refused(resolved: str) -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE a [<!ENTITY a0 "aaaaaaaaaa">{entities}]><a>&a11;</a>'
    deep = "<a>" * 5000 + "</a>" * 5000
    with pytest.raises(NotWellFormedError):
        parse_xml((bomb if resolved == "bomb" else deep).encode(), file="a.xml")


def stylesheet(body: str, top: str = "") -> str:
    return f"""<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
      xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:system="java:java.lang.System">
      <xsl:output method="text"/>{top}<xsl:template match="/">{body}</xsl:template></xsl:stylesheet>"""


WAYS_OUT = {
    "doc": "<xsl:value-of select=\"doc('{folder}/secret.xml')\"/>",
    "document": "<xsl:value-of select=\"document('{folder}/secret.xml')\"/>",
    "unparsed-text": "<xsl:value-of select=\"unparsed-text('{folder}/secret.txt')\"/>",
    "unparsed-text-lines": "<xsl:value-of select=\"unparsed-text-lines('{folder}/secret.txt')\"/>",
    "json-doc": "<xsl:value-of select=\"json-doc('{folder}/secret.json')\"/>",
    "collection": "<xsl:value-of select=\"collection('{folder}/')\"/>",
    "source-document": '<xsl:source-document href="{folder}/secret.xml"><xsl:value-of select="."/></xsl:source-document>',
    "parse-xml": "<xsl:value-of select=\"parse-xml('&lt;!DOCTYPE a [&lt;!ENTITY e SYSTEM &quot;{folder}/secret.txt&quot;>]>"
    "&lt;a>&amp;e;&lt;/a>')\"/>",
    "evaluate": "<xsl:evaluate xpath=\"'unparsed-text(&quot;{folder}/secret.txt&quot;)'\"/>",
    "transform": "<xsl:value-of select=\"transform(map{{'stylesheet-location':'{folder}/secret.xml','source-node':.}})\"/>",
    "environment": "<xsl:value-of select=\"environment-variable('TEI_TOOLS_SECRET')\"/>",
    "external function": "<xsl:value-of select=\"system:getenv('TEI_TOOLS_SECRET')\"/>",
    "result-document": '<xsl:result-document href="{folder}/written.txt">x</xsl:result-document>',
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_stylesheet_reads_and_writes_no_file(way: str, secret: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEI_TOOLS_SECRET", SECRET)
    body = WAYS_OUT[way].format(folder=secret.parent.as_uri())
    try:
        shown = compile_stylesheet(stylesheet(body)).transform("<a/>")
    except TeiToolsError as error:
        shown = str(error)
    assert SECRET not in shown
    assert not (secret.parent / "written.txt").exists()


def test_a_stylesheet_that_does_none_of_this_works() -> None:
    assert (
        compile_stylesheet(stylesheet("<xsl:value-of select=\"string-join(//b, '-')\"/>")).transform("<a><b>1</b><b>2</b></a>")
        == "1-2"
    )


def test_a_stylesheet_asks_the_network_for_nothing(server: tuple[str, list[str]]) -> None:
    address, asked = server
    with pytest.raises(TeiToolsError):
        compile_stylesheet(stylesheet(f"<xsl:value-of select=\"doc('{address}/a')\"/>")).transform("<a/>")
    with pytest.raises(SchemaError):
        compile_stylesheet(stylesheet("x", f'<xsl:import href="{address}/a"/>'))
    assert asked == []


def test_a_document_with_a_document_type_is_refused_by_saxon(secret: Path) -> None:
    sheet = compile_stylesheet(stylesheet('<xsl:value-of select="."/>'))
    for source in hostile(secret.with_suffix(".dtd").as_uri())[:4]:
        with pytest.raises(TeiToolsError) as refused:
            sheet.transform(source)
        assert SECRET not in str(refused.value)


def test_stylesheets_are_put_together_from_their_own_folder_only(tmp_path: Path) -> None:
    inside, entry = tmp_path / "x" / "part.xsl", tmp_path / "x" / "main.xsl"
    inside.parent.mkdir()
    part = stylesheet("x").replace('match="/"', 'match="b"').replace('<xsl:output method="text"/>', "")
    inside.write_text(part.replace(">x<", ">included<"))
    entry.write_text(stylesheet('<xsl:apply-templates select="//b"/>', '<xsl:include href="part.xsl"/>'))
    assert compile_stylesheet(read_stylesheet(entry)).transform("<a><b/></a>") == "included"
    (tmp_path / "outside.xsl").write_text(part)
    entry.write_text(stylesheet("x", '<xsl:include href="../outside.xsl"/>'))
    with pytest.raises(SchemaError, match="outside"):
        read_stylesheet(entry)


def test_saxon_says_that_it_cannot_work_in_a_thread_rather_than_abort() -> None:
    code = (
        "import threading\nfrom tei_tools.saxon import compile_stylesheet\n"
        "def work():\n    try:\n        compile_stylesheet('<x/>')\n    except Exception as error:\n        print(error)\n"
        "thread = threading.Thread(target=work); thread.start(); thread.join()"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Saxon cannot work in a thread" in shown.stdout
