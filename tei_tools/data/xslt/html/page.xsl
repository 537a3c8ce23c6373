<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:spelling"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- TEI to one self-contained page of HTML. This file only declares and includes; each concern has a file of its own. -->
<xsl:output method="html" html-version="5.0" encoding="UTF-8" indent="no" include-content-type="no"/>

<!-- the style sheet of the page, and the hash of it that the page's security policy allows -->
<xsl:param name="css" as="xs:string" select="''"/>
<xsl:param name="css-hash" as="xs:string" select="''"/>
<!-- reading or diplomatic -->
<xsl:param name="style" as="xs:string" select="'reading'"/>
<!-- the names of the elements that stand on lines of their own, separated by spaces -->
<xsl:param name="block-names" as="xs:string" select="'p ab div head list item'"/>
<!-- what wrote the page -->
<xsl:param name="generator" as="xs:string" select="'tei-tools'"/>

<!-- flow: the document as it is read; plain: an element as a line of text; record: a person, place or body in the index;
     outline: the header in full; before, after: the brackets round an element; details: rows of the description -->
<xsl:mode name="flow" on-no-match="text-only-copy"/>
<xsl:mode name="plain" on-no-match="text-only-copy"/>
<xsl:mode name="record" on-no-match="text-only-copy"/>
<xsl:mode name="outline" on-no-match="text-only-copy"/>
<xsl:mode name="before" on-no-match="deep-skip"/>
<xsl:mode name="after" on-no-match="deep-skip"/>
<xsl:mode name="contents" on-no-match="deep-skip"/>

<xsl:include href="functions.xsl"/>
<xsl:include href="mentions.xsl"/>
<xsl:include href="frame.xsl"/>
<xsl:include href="description.xsl"/>
<xsl:include href="contents.xsl"/>
<xsl:include href="structure.xsl"/>
<xsl:include href="blocks.xsl"/>
<xsl:include href="archival.xsl"/>
<xsl:include href="inline.xsl"/>
<xsl:include href="brackets.xsl"/>
<xsl:include href="notes.xsl"/>
<xsl:include href="index.xsl"/>
</xsl:stylesheet>
