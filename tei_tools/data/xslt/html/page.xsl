<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:page"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- TEI to the text of a page, as HTML. This file only declares and includes; each concern has a file of its own. The copy of
     the document that comes here says in attributes of the namespace t: what needs a look at the whole of it (see
     tei_tools/exporters/page/prepare.py and vocabulary.py): t:block, t:id, t:href, t:title, t:level, t:voice, t:pre, t:post, t:note, t:n, t:back, t:class. -->
<xsl:output method="html" html-version="5.0" encoding="UTF-8" indent="no" include-content-type="no" escape-uri-attributes="no"/>

<!-- reading or diplomatic -->
<xsl:param name="style" as="xs:string" select="'reading'"/>
<!-- whether tei-tools encoded the document: then lb is a line that must stay one -->
<xsl:param name="ours" as="xs:string" select="''"/>
<!-- the words of the page's language, as a JSON object: read when the stylesheet is compiled -->
<xsl:param name="texts" as="xs:string" static="yes" select="'{}'"/>

<!-- flow: the document as it is read; summary: the transcriber's summary, as one line; notes: the notes at the end -->
<xsl:mode name="flow" on-no-match="text-only-copy"/>
<xsl:mode name="summary" on-no-match="text-only-copy"/>
<xsl:mode name="notes" on-no-match="deep-skip"/>

<xsl:include href="functions.xsl"/>
<xsl:include href="structure.xsl"/>
<xsl:include href="blocks.xsl"/>
<xsl:include href="archival.xsl"/>
<xsl:include href="inline.xsl"/>
<xsl:include href="names.xsl"/>
<xsl:include href="notes.xsl"/>
</xsl:stylesheet>
