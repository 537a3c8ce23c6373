<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:page"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- Divisions and their headings. A heading's level (t:level) follows from the headings above it, so that none is skipped. -->
<xsl:template match="/" as="document-node()">
  <xsl:document>
    <article id="ui:text" class="document" tabindex="-1">
      <xsl:for-each select="/*[@xml:lang]"><xsl:call-template name="language"/></xsl:for-each>
      <xsl:apply-templates select="/*/(if (self::TEI or self::teiCorpus) then * else .)" mode="flow"/>
    </article>
    <xsl:call-template name="endnotes"/>
  </xsl:document>
</xsl:template>

<xsl:template match="text | front | body | back | group | floatingText | TEI | teiCorpus | sourceDoc | facsimile | surface | surfaceGrp | zone" mode="flow" as="element()">
  <div class="{local-name()}">
    <xsl:call-template name="carried"/>
    <xsl:call-template name="content"/>
  </div>
</xsl:template>
<xsl:template match="teiHeader | standOff" mode="flow" as="element()*"/>

<xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7 | lg[head] | castList[head] | listBibl[head]" mode="flow" as="element()">
  <xsl:element name="{if (head) then 'section' else 'div'}" namespace="">
    <xsl:attribute name="class" select="string-join(('div', @type ! f:class-token(.), @t:voice), ' ')"/>
    <xsl:call-template name="carried"/>
    <xsl:if test="not(head) and @type"><xsl:call-template name="division-name"/></xsl:if>
    <xsl:call-template name="content"><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="string((@t:voice, 'author')[1])"/></xsl:call-template>
  </xsl:element>
</xsl:template>
<xsl:template name="division-name" as="element()?">
  <xsl:variable name="name" as="xs:string?" select="$words('division.' || @type)[not(current()/list/head)]"/>
  <xsl:if test="$name"><p class="label"><xsl:sequence select="$own-language"/>{$name}</p></xsl:if>
</xsl:template>

<xsl:template match="head" mode="flow" as="element()">
  <xsl:element name="{if (*/@t:block) then 'div' else 'p'}" namespace="">
    <xsl:attribute name="class" select="'head'"/>
    <xsl:call-template name="carried"/>
    <xsl:call-template name="lines"/>
  </xsl:element>
</xsl:template>
<xsl:template match="head[@t:level]" mode="flow" as="element()" priority="1">
  <xsl:element name="h{@t:level}" namespace="">
    <xsl:attribute name="class" select="'head'"/>
    <xsl:call-template name="carried"/>
    <xsl:call-template name="lines"/>
  </xsl:element>
</xsl:template>
</xsl:stylesheet>
