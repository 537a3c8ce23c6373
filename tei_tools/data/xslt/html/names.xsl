<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:page"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- Names and dates that have an entry (t:class) lead to it (t:href) and say what they stand for (t:title); none may hold another
     link. Most hold no element at all, which is asked first. -->
<xsl:template match="persName | placeName | geogName | orgName | rs | name | date" mode="flow" as="element()">
  <xsl:element name="{if (@t:block) then 'div' else 'span'}" namespace="">
    <xsl:attribute name="class" select="local-name()"/>
    <xsl:call-template name="carried"/>
    <xsl:call-template name="content"/>
  </xsl:element>
</xsl:template>
<xsl:template match="*[@t:class]" mode="flow" as="element()" priority="1">
  <xsl:param name="link" as="xs:string" tunnel="yes" select="''"/>
  <xsl:choose>
    <xsl:when test="not(*) and not($link) and @t:href != '' and @t:title and not(self::date)">
      <a href="{@t:href}" class="{@t:class}" title="{@t:title}" id="{@t:id}"><xsl:if test="@xml:lang"><xsl:call-template name="language"/></xsl:if><xsl:call-template name="content"/></a>
    </xsl:when>
    <xsl:when test="$link or * and (descendant::*[@t:class or self::ref or self::ptr or self::note or self::graphic or self::media] or */@t:block)">
      <xsl:element name="{if (@t:block) then 'div' else 'span'}" namespace="">
        <xsl:call-template name="mention"/>
        <xsl:call-template name="content"><xsl:with-param name="link" tunnel="yes" as="xs:string" select="string((@t:href[.], $link)[1])"/></xsl:call-template>
      </xsl:element>
    </xsl:when>
    <xsl:when test="@t:href = ''">
      <span><xsl:call-template name="mention"/><xsl:call-template name="content"/></span>
    </xsl:when>
    <xsl:otherwise>
      <a href="{@t:href}">
        <xsl:call-template name="mention"/>
        <xsl:choose>
          <xsl:when test="self::date[@when castable as xs:date]"><time datetime="{@when}"><xsl:call-template name="content"/></time></xsl:when>
          <xsl:otherwise><xsl:call-template name="content"/></xsl:otherwise>
        </xsl:choose>
      </a>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="mention" as="attribute()*">
  <xsl:attribute name="class" select="@t:class"/>
  <xsl:if test="@t:title"><xsl:attribute name="title" select="@t:title"/></xsl:if>
  <xsl:call-template name="carried"/>
</xsl:template>

<xsl:template match="ref | ptr" mode="flow" as="element()">
  <span class="ref"><xsl:call-template name="carried"/><xsl:call-template name="content"/></span>
</xsl:template>
<xsl:template match="ref[@t:href] | ptr[@t:href]" mode="flow" as="element()" priority="1">
  <xsl:param name="link" as="xs:string" tunnel="yes" select="''"/>
  <xsl:choose>
    <xsl:when test="$link or * and (descendant::*[@t:class or self::ref or self::ptr or self::note or self::graphic or self::media] or */@t:block)">
      <xsl:element name="{if (@t:block) then 'div' else 'span'}" namespace="">
        <xsl:attribute name="class" select="'ref'"/>
        <xsl:call-template name="carried"/><xsl:call-template name="content"/>
      </xsl:element>
    </xsl:when>
    <xsl:otherwise>
      <a href="{@t:href}">
        <xsl:if test="@type = 'footnote'"><xsl:attribute name="class" select="'noteref'"/><xsl:attribute name="role" select="'doc-noteref'"/></xsl:if>
        <xsl:call-template name="carried"/>
        <xsl:if test="not(starts-with(@t:href, '#'))"><xsl:attribute name="rel" select="'noopener noreferrer'"/></xsl:if>
        <xsl:apply-templates mode="flow"><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="'link'"/></xsl:apply-templates>
        <xsl:if test="not(normalize-space())">{replace(@t:href, '^#', '→ ')}</xsl:if>
      </a>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
