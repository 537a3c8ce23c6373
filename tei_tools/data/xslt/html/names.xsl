<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:page"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- Names and dates that have an entry (t:class) lead to it (t:href) and say what they stand for (t:title); none may hold another
     link. -->
<xsl:template match="persName | placeName | geogName | orgName | rs | name | date" mode="flow" as="element()">
  <xsl:element name="{if (@t:block) then 'div' else 'span'}" namespace="">
    <xsl:attribute name="class" select="local-name()"/>
    <xsl:call-template name="carried"/>
    <xsl:call-template name="content"/>
  </xsl:element>
</xsl:template>
<xsl:template match="persName[@t:class] | placeName[@t:class] | geogName[@t:class] | orgName[@t:class] | rs[@t:class] | name[@t:class] | date[@t:class]" mode="flow" as="element()" priority="1">
  <xsl:param name="link" as="xs:string" tunnel="yes" select="''"/>
  <xsl:choose>
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
          <xsl:when test="self::date[@when castable as xs:date]"><time datetime="{@when}"><xsl:call-template name="linked"/></time></xsl:when>
          <xsl:otherwise><xsl:call-template name="linked"/></xsl:otherwise>
        </xsl:choose>
      </a>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
<!-- words that are all of a link need no mark of their own: the link is the author's -->
<xsl:template name="linked" as="item()*">
  <xsl:choose>
    <xsl:when test="*"><xsl:call-template name="content"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="content"><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="'link'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<!-- a link that holds only words: its attributes are put in behind the stylesheet -->
<xsl:template match="persName[@t:mention] | placeName[@t:mention] | geogName[@t:mention] | orgName[@t:mention] | rs[@t:mention] | name[@t:mention]" mode="flow" as="element()" priority="1">
  <a mention="{@t:mention}">{.}</a>
</xsl:template>
<xsl:template match="date[@t:mention]" mode="flow" as="element()" priority="1">
  <a mention="{@t:mention}">
    <xsl:choose>
      <xsl:when test="@when castable as xs:date"><time datetime="{@when}">{.}</time></xsl:when>
      <xsl:otherwise>{.}</xsl:otherwise>
    </xsl:choose>
  </a>
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
