<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:page"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- What an archival document has round its text: letterhead, stamps, handwriting, classification, numbers, signatures. -->
<xsl:template match="opener | closer | signed | dateline | salute | address | byline | trailer | titlePart | docImprint" mode="flow" as="element()">
  <div class="{local-name()}"><xsl:call-template name="carried"/><xsl:call-template name="lines"/></div>
</xsl:template>
<xsl:template match="addrLine" mode="flow" as="element()"><div class="addrLine"><xsl:call-template name="carried"/><xsl:call-template name="content"/></div></xsl:template>

<xsl:template match="stamp" mode="flow" as="element()">
  <xsl:variable name="stamp" as="element()" select="."/>
  <figure class="{string-join(('stamp', 'registry', @type ! f:class-token(.), f:class-token(tokenize(@rend)[not(contains(., ':'))][1])), ' ')}">
    <xsl:call-template name="carried"/>
    <figcaption>
      <xsl:if test="@t:pre"><span class="bracket">{@t:pre}</span></xsl:if>
      <xsl:choose>
        <xsl:when test="note[@type = 'label']"><xsl:apply-templates select="note[@type = 'label']" mode="flow"/></xsl:when>
        <xsl:otherwise><span class="vh"><xsl:sequence select="$own-language"/>{$words('text.stamp')}</span></xsl:otherwise>
      </xsl:choose>
    </figcaption>
    <div class="ink">
      <xsl:for-each-group select="node()[not(self::note[@type = 'label'])]" group-starting-with="lb">
        <xsl:if test="f:has-words(current-group())">
          <span class="line"><xsl:apply-templates select="current-group()[not(self::lb)]" mode="flow"><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="'registry'"/></xsl:apply-templates>
            <xsl:if test="position() = last() and $stamp/@t:post"><span class="bracket">{$stamp/@t:post}</span></xsl:if></span>
          <xsl:text>&#10;</xsl:text>
        </xsl:if>
      </xsl:for-each-group>
    </div>
  </figure>
</xsl:template>

<xsl:template match="add[@hand]" mode="flow" as="element()">
  <span class="hand registry">
    <xsl:attribute name="title" select="@t:title"/>
    <xsl:call-template name="carried"/>
    <xsl:if test="not(note[@type = 'label'])"><span class="vh"><xsl:sequence select="$own-language"/>{$words('text.hand')}</span></xsl:if>
    <xsl:call-template name="content"><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="'registry'"/></xsl:call-template>
  </span>
</xsl:template>
<xsl:template match="add[@hand]//lb" mode="flow" as="item()*" priority="2"><br/></xsl:template>

<xsl:template match="seg[@type = 'classification']" mode="flow" as="element()">
  <span class="classification">
    <xsl:if test="@t:title"><xsl:attribute name="title" select="@t:title"/></xsl:if>
    <xsl:call-template name="carried"/>
    <xsl:call-template name="content"/>
  </span>
</xsl:template>

<xsl:template match="idno" mode="flow" as="element()">
  <span class="idno registry">
    <xsl:if test="@t:title"><xsl:attribute name="title" select="@t:title"/></xsl:if>
    <xsl:call-template name="carried"/>
    <xsl:call-template name="content"><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="'registry'"/></xsl:call-template>
  </span>
</xsl:template>

<xsl:template match="figure[@type = 'signature']" mode="flow" as="element()">
  <span class="signature" title="{$words('text.signed')}">
    <xsl:call-template name="carried"/>
    <xsl:call-template name="content"/>
    <xsl:if test="not(normalize-space())"><span class="vh"><xsl:sequence select="$own-language"/>{$words('text.signature')}</span></xsl:if>
  </span>
</xsl:template>

<!-- a summary of the transcriber's stands where it stood, and is the description's as well -->
<xsl:template match="anchor[@type = 'abstract'][abstract]" mode="flow" as="element()*">
  <span class="abstract translator" role="note">
    <xsl:attribute name="aria-label" select="$words('text.summary')"/>
    <xsl:for-each select="abstract"><xsl:call-template name="carried"/></xsl:for-each>
    <span class="label"><xsl:sequence select="$own-language"/>{$words('text.summary')} </span><xsl:apply-templates select="abstract/node()" mode="summary"/>
  </span>
</xsl:template>
<xsl:template match="*" mode="summary" as="node()*">
  <xsl:text> </xsl:text>
  <span><xsl:call-template name="carried"/><xsl:apply-templates mode="flow"><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="'translator'"/></xsl:apply-templates></span>
</xsl:template>
</xsl:stylesheet>
