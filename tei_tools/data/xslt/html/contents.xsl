<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:spelling"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- The table of entries: each division with a heading or a known kind, nested as the divisions are. -->
<xsl:template name="contents" as="element()*">
  <xsl:variable name="entries" as="element()*"><xsl:apply-templates select="$sources" mode="contents"/></xsl:variable>
  <nav class="contents" aria-labelledby="ui:contents-heading">
    <h2 id="ui:contents-heading">Contents</h2>
    <ul>
      <li><a href="#ui:description">About this document</a></li>
      <xsl:sequence select="$entries"/>
      <xsl:if test="exists($endnotes)"><li><a href="#ui:notes">Notes</a></li></xsl:if>
      <xsl:if test="map:size($entries-shown) gt 0"><li><a href="#ui:index">Index of names and dates</a></li></xsl:if>
    </ul>
  </nav>
</xsl:template>

<xsl:template match="text | front | body | back | group | TEI | floatingText" mode="contents" as="element()*"><xsl:apply-templates select="*" mode="contents"/></xsl:template>
<xsl:template match="div | div1 | div2 | div3 | div4 | div5" mode="contents" as="element()*">
  <xsl:variable name="heading" as="element()?" select="head[f:is-heading(.)]"/>
  <xsl:variable name="inner" as="element()*"><xsl:apply-templates select="*" mode="contents"/></xsl:variable>
  <xsl:variable name="name" as="xs:string?" select="(f:shortened($heading ! f:plain(.)), list/head[1] ! f:shortened(f:plain(.))[current()/@type = 'distribution'], f:division-name(.))[.][1]"/>
  <xsl:variable name="id" as="xs:string?" select="($heading ! f:heading-id(.), f:id(.))[1]"/>
  <xsl:choose>
    <xsl:when test="$name and $id">
      <li><a href="#{$id}">{$name}</a><xsl:if test="$inner"><ul><xsl:sequence select="$inner"/></ul></xsl:if></li>
    </xsl:when>
    <xsl:otherwise><xsl:sequence select="$inner"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:function name="f:shortened" as="xs:string?">
  <xsl:param name="text" as="xs:string?"/>
  <xsl:sequence select="if (string-length($text) gt 90) then replace(substring($text, 1, 88), '\s+\S*$', '') || '…' else replace($text, '\s*:$', '')"/>
</xsl:function>
</xsl:stylesheet>
