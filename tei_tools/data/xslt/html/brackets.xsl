<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:spelling"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- What stands round an element's words. The diplomatic style has the transcription's own delimiters (t:pre and t:post, put
     there from the one table of spellings); the reading style has single brackets where the author does not speak. -->
<xsl:template name="content" as="node()*">
  <xsl:call-template name="before"/>
  <xsl:apply-templates mode="flow"/>
  <xsl:call-template name="after"/>
</xsl:template>

<xsl:template name="before" as="node()*">
  <xsl:variable name="bracket" as="xs:string*"><xsl:apply-templates select="." mode="before"/></xsl:variable>
  <xsl:if test="string-join($bracket)"><span class="bracket">{string-join($bracket)}</span></xsl:if>
</xsl:template>
<xsl:template name="after" as="node()*">
  <xsl:variable name="bracket" as="xs:string*"><xsl:apply-templates select="." mode="after"/></xsl:variable>
  <xsl:if test="string-join($bracket)"><span class="bracket">{string-join($bracket)}</span></xsl:if>
</xsl:template>

<xsl:template match="*[$diplomatic]" mode="before" as="xs:string" priority="9"><xsl:sequence select="string(@t:pre)"/></xsl:template>
<xsl:template match="*[$diplomatic]" mode="after" as="xs:string" priority="9"><xsl:sequence select="string(@t:post)"/></xsl:template>

<!-- words that bring their own brackets get no others -->
<xsl:template match="supplied | unclear | gap | ex | note[@type = ('sic', 'editor', 'translator')] | choice/expan | choice/corr | choice/reg" mode="before" as="xs:string?">
  <xsl:variable name="words" as="xs:string" select="normalize-space()"/>
  <xsl:sequence select="if (self::gap and not($words)) then '[…]' else if (starts-with($words, '[') and ends-with($words, ']')) then () else '['"/>
</xsl:template>
<xsl:template match="supplied | unclear | gap | ex | note[@type = ('sic', 'editor', 'translator')] | choice/expan | choice/corr | choice/reg" mode="after" as="xs:string?">
  <xsl:variable name="words" as="xs:string" select="normalize-space()"/>
  <xsl:sequence select="if (self::gap and not($words) or starts-with($words, '[') and ends-with($words, ']')) then () else ']'"/>
</xsl:template>
</xsl:stylesheet>
