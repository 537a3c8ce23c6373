<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:spelling"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- Divisions and their headings. A heading's level follows from the headings above it, so that none is skipped. -->
<xsl:template match="text | front | body | back | group | floatingText | TEI | teiCorpus | sourceDoc | facsimile | surface | surfaceGrp | zone" mode="flow" as="element()">
  <div class="{local-name()}">
    <xsl:call-template name="carried"/>
    <xsl:call-template name="content"/>
  </div>
</xsl:template>
<xsl:template match="TEI/teiHeader | teiCorpus/teiHeader" mode="flow" as="element()*"/>

<xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7 | lg[head] | castList[head] | listBibl[head] | div[@type = 'notes']" mode="flow" as="element()">
  <xsl:element name="{if (head) then 'section' else 'div'}" namespace="">
    <xsl:attribute name="class" select="string-join(('div', f:class-token(@type), f:voice-of(.)), ' ')"/>
    <xsl:call-template name="carried"/>
    <xsl:if test="not(head) and f:division-name(.)"><p class="label">{f:division-name(.)}</p></xsl:if>
    <xsl:call-template name="content"><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="(f:voice-of(.), 'author')[1]"/></xsl:call-template>
  </xsl:element>
</xsl:template>

<xsl:template match="head" mode="flow" as="element()">
  <p class="head"><xsl:call-template name="carried"/><xsl:call-template name="lines"/></p>
</xsl:template>
<xsl:template match="head[f:is-heading(.)]" mode="flow" as="element()" priority="1">
  <xsl:element name="h{f:level(.)}" namespace="">
    <xsl:attribute name="class" select="'head'"/>
    <xsl:attribute name="id" select="f:heading-id(.)"/>
    <xsl:sequence select="f:language(.)"/>
    <xsl:call-template name="lines"/>
  </xsl:element>
</xsl:template>
<xsl:template match="head[* ! f:is-block(.) = true()]" mode="flow" as="element()" priority="2">
  <div class="head"><xsl:call-template name="carried"/><xsl:call-template name="lines"/></div>
</xsl:template>

<!-- the first head of a division is its heading; a further one, or that of a list, a table or a figure, is not -->
<xsl:function name="f:is-heading" as="xs:boolean">
  <xsl:param name="head" as="element()"/>
  <xsl:sequence select="exists($head[f:is-division(..)][not(preceding-sibling::head)][f:has-words(node())][not(* ! f:is-block(.) = true())])"/>
</xsl:function>
<xsl:function name="f:is-division" as="xs:boolean">
  <xsl:param name="element" as="node()"/>
  <xsl:sequence select="matches(local-name($element), '^(div[1-7]?|lg|castList|listBibl|body|front|back|group)$')"/>
</xsl:function>
<xsl:function name="f:level" as="xs:integer">
  <xsl:param name="head" as="element()"/>
  <xsl:sequence select="min((6, 1 + count($head/ancestor::*[f:is-division(.)][head[f:is-heading(.)]])))"/>
</xsl:function>
<xsl:function name="f:heading-id" as="xs:string">
  <xsl:param name="head" as="element()"/>
  <xsl:sequence select="(f:id($head), 'head:' || count($head/preceding::head) + 1)[1]"/>
</xsl:function>

<xsl:variable name="division-names" as="map(xs:string, xs:string)" select="map{
  'distribution': 'Distribution', 'registry': 'Registry', 'attachment': 'Attachment', 'notes': 'Notes'}"/>
<xsl:function name="f:division-name" as="xs:string?">
  <xsl:param name="division" as="element()"/>
  <xsl:sequence select="map:get($division-names, string($division/@type))[not($division/list/head)]"/>
</xsl:function>

<!-- whose voice a block speaks in, where it is not the author's -->
<xsl:function name="f:voice-of" as="xs:string?">
  <xsl:param name="element" as="element()"/>
  <xsl:sequence select="
    if ($element/(self::div | self::ab)[@type = ('registry', 'distribution', 'stamp')] or $element/self::stamp or $element/self::add[@hand]
      or $element/self::fw[@type = 'registry'] or $element/self::idno) then 'registry'
    else if ($element/(self::note | self::supplied | self::figDesc | self::gap | self::expan | self::ex | self::corr)
      [@resp = '#translator' or self::note[@type = ('sic', 'editor', 'translator')] or self::gap or self::ex or self::expan[parent::choice] or self::corr]
      [not(self::supplied/@reason = 'illegible')]) then 'translator'
    else ()"/>
</xsl:function>

<xsl:function name="f:class-token" as="xs:string?">
  <xsl:param name="value" as="xs:string?"/>
  <xsl:sequence select="translate(normalize-space($value), ' .:#', '----')[matches(., '^[A-Za-z][\w\-]*$')] ! ('t-' || .)"/>
</xsl:function>
</xsl:stylesheet>
