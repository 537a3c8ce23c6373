<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:page"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- The running text: words and their voices, gaps, corrections, breaks, emphasis. -->
<xsl:template match="text()" mode="flow" as="node()*">
  <xsl:param name="voice" as="xs:string" tunnel="yes" select="'author'"/>
  <xsl:param name="link" as="xs:string" tunnel="yes" select="''"/>
  <xsl:choose>
    <xsl:when test="not(normalize-space())"><xsl:sequence select="."/></xsl:when>
    <xsl:when test="$link"><a class="mention" href="{$link}">{.}</a></xsl:when>
    <xsl:when test="$voice = 'author'"><span class="author">{.}</span></xsl:when>
    <xsl:otherwise><xsl:sequence select="."/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="lb" mode="flow" as="item()*">
  <xsl:choose>
    <xsl:when test="$diplomatic and $lines-stay"/>
    <xsl:when test="@break = 'no' and not($diplomatic)"/>
    <xsl:when test="$lines-stay or $diplomatic or not(ancestor::p or ancestor::quote or ancestor::cell or ancestor::note)"><br/></xsl:when>
    <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="pb | cb" mode="flow" as="element()">
  <span class="pb"><xsl:call-template name="carried"/>
    <xsl:if test="@t:pre"><span class="bracket">{@t:pre}</span></xsl:if>
    <xsl:if test="@n and not(@t:pre)"><span class="number"><xsl:sequence select="$own-language"/>{$words(if (self::pb) then 'text.page' else 'text.column')}{@n}</span></xsl:if></span>
</xsl:template>

<!-- doubtful, missing and supplied text: the brackets stand, and a name for those who point or listen -->
<xsl:template match="gap | supplied | unclear | sic | surplus | ex | choice/expan | choice/corr | choice/reg" mode="flow" as="element()">
  <xsl:element name="{if (@t:block) then 'div' else 'span'}" namespace="">
    <xsl:attribute name="class" select="string-join((local-name(), @t:voice), ' ')"/>
    <xsl:attribute name="title" select="@t:title"/>
    <xsl:call-template name="carried"/>
    <xsl:if test="self::gap or self::supplied or self::unclear or self::sic"><span class="vh"><xsl:sequence select="$own-language"/>{@t:title}: </span></xsl:if>
    <xsl:call-template name="content"><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="string((@t:voice, 'author'[current()[self::sic or self::surplus or self::unclear]], 'reader')[1])"/></xsl:call-template>
  </xsl:element>
</xsl:template>
<xsl:template match="gap/desc" mode="flow" as="node()*"><xsl:apply-templates mode="flow"/></xsl:template>

<xsl:template match="choice" mode="flow" as="element()">
  <span class="choice">
    <xsl:call-template name="carried"/>
    <xsl:apply-templates select="sic | orig | abbr" mode="flow"/>
    <xsl:for-each select="* except (sic | orig | abbr)"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="flow"/></xsl:for-each>
  </span>
</xsl:template>
<xsl:template match="g[not(normalize-space())]" mode="flow" as="element()"><span class="g" title="{@t:title}">&#xFFFD;</span></xsl:template>
<xsl:template match="del" mode="flow" as="element()">
  <xsl:element name="{if (*/@t:block) then 'div' else 'del'}" namespace="">
    <xsl:attribute name="class" select="'del'"/>
    <xsl:call-template name="carried"/><xsl:call-template name="content"/>
  </xsl:element>
</xsl:template>
<xsl:template match="foreign | term | title | emph | mentioned | q | soCalled" mode="flow" as="element()">
  <xsl:element name="{if (@t:block) then 'div' else if (self::foreign or self::term or self::mentioned) then 'i' else if (self::title) then 'cite' else if (self::emph) then 'em' else 'span'}" namespace="">
    <xsl:attribute name="class" select="local-name()"/>
    <xsl:call-template name="carried"/><xsl:call-template name="content"/>
  </xsl:element>
</xsl:template>

<!-- emphasis: words of @rend or @rendition, and the class that they get -->
<xsl:variable name="looks" as="map(xs:string, xs:string)" select="map{
  'italic': 'i', 'italics': 'i', 'i': 'i', 'bold': 'b', 'b': 'b', 'underline': 'u', 'underlined': 'u', 'u': 'u', 'sup': 'sup', 'superscript': 'sup', 'super': 'sup',
  'sub': 'sub', 'subscript': 'sub', 'smallcaps': 'sc', 'small-caps': 'sc', 'sc': 'sc', 'spaced': 'spaced', 'caps': 'caps', 'center': 'center', 'right': 'right'}"/>
<xsl:template match="hi" mode="flow" as="element()">
  <xsl:element name="{if (@t:block) then 'div' else 'span'}" namespace="">
    <xsl:attribute name="class" select="string-join(('hi', distinct-values(tokenize(lower-case(string-join((@rend, @rendition, @style), ' ')), '[\s#:;]+') ! $looks(.))), ' ')"/>
    <xsl:call-template name="carried"/><xsl:call-template name="content"/>
  </xsl:element>
</xsl:template>
</xsl:stylesheet>
