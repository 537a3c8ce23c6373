<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:spelling"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- The running text: words and their voices, names, gaps, corrections, breaks, emphasis. -->
<xsl:template match="text()" mode="flow" as="node()*">
  <xsl:param name="voice" as="xs:string" tunnel="yes" select="'author'"/>
  <xsl:param name="link" as="xs:string" tunnel="yes" select="''"/>
  <xsl:variable name="text" as="xs:string" select="if (not($diplomatic) and following-sibling::node()[1][self::lb or self::pb]/@break = 'no') then replace(., '[-‐¬]\s*$|\s+$', '') else string(.)"/>
  <xsl:choose>
    <xsl:when test="not(normalize-space($text))"><xsl:value-of select="$text"/></xsl:when>
    <xsl:when test="$link"><a class="mention" href="{$link}">{$text}</a></xsl:when>
    <xsl:when test="$voice = 'author'"><span class="author">{$text}</span></xsl:when>
    <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- elements that may become links: none may hold another -->
<xsl:function name="f:holds-link" as="xs:boolean">
  <xsl:param name="element" as="element()"/>
  <xsl:sequence select="exists($element/descendant::*[self::persName or self::placeName or self::geogName or self::orgName or self::rs or self::name or self::date
    or self::ref or self::ptr or self::note or self::graphic or self::media]) or $element/* ! f:is-block(.) = true()"/>
</xsl:function>

<xsl:template match="persName | placeName | geogName | orgName | rs | name | date" mode="flow" as="element()">
  <xsl:param name="link" as="xs:string" tunnel="yes" select="''"/>
  <xsl:variable name="entry" as="map(*)?" select="$entry-of(generate-id(.))"/>
  <xsl:variable name="class" as="xs:string" select="string-join(('mention', ($entry?class, f:class(.)[empty($entry)])[1], 'machine'[current()/@resp = '#tei-tools'], @cert[. = ('low', 'medium', 'unknown')] ! ('cert-' || .)), ' ')"/>
  <xsl:variable name="href" as="xs:string" select="if (exists($entry)) then '#' || $entry?id else ''"/>
  <xsl:choose>
    <xsl:when test="empty($entry) and not($link)"><span class="{local-name()}"><xsl:call-template name="carried"/><xsl:call-template name="content"/></span></xsl:when>
    <xsl:when test="f:holds-link(.) or $link or empty($entry)">
      <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}" namespace="">
        <xsl:attribute name="class" select="$class"/>
        <xsl:attribute name="title" select="f:explained(.)"/>
        <xsl:call-template name="carried"/>
        <xsl:call-template name="content"><xsl:with-param name="link" tunnel="yes" as="xs:string" select="($href, $link)[.][1]"/></xsl:call-template>
      </xsl:element>
    </xsl:when>
    <xsl:otherwise>
      <a class="{$class}" href="{$href}" title="{f:explained(.)}">
        <xsl:call-template name="carried"/>
        <xsl:choose>
          <xsl:when test="self::date[@when castable as xs:date]"><time datetime="{@when}"><xsl:call-template name="content"/></time></xsl:when>
          <xsl:otherwise><xsl:call-template name="content"/></xsl:otherwise>
        </xsl:choose>
      </a>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="ref[not(f:holds-link(.))] | ptr" mode="flow" as="node()*">
  <xsl:param name="link" as="xs:string" tunnel="yes" select="''"/>
  <xsl:variable name="href" as="xs:string?" select="f:href(tokenize(@target)[1])"/>
  <xsl:variable name="is-mark" as="xs:boolean" select="@type = 'footnote'"/>
  <xsl:choose>
    <xsl:when test="$href">
      <a href="{$href}">
        <xsl:if test="$is-mark">
          <xsl:attribute name="class" select="'noteref'"/><xsl:attribute name="role" select="'doc-noteref'"/>
          <xsl:attribute name="id" select="f:mark-id(.)"/>
        </xsl:if>
        <xsl:if test="not($is-mark)"><xsl:call-template name="carried"/></xsl:if>
        <xsl:if test="not(starts-with($href, '#'))"><xsl:attribute name="rel" select="'noopener noreferrer'"/></xsl:if>
        <xsl:apply-templates mode="flow"><xsl:with-param name="link" tunnel="yes" as="xs:string" select="''"/><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="'link'"/></xsl:apply-templates>
        <xsl:if test="not(normalize-space())">{replace($href, '^#', '→ ')}</xsl:if>
      </a>
    </xsl:when>
    <xsl:otherwise><span class="ref"><xsl:call-template name="carried"/><xsl:call-template name="content"/></span></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="lb" mode="flow" as="item()*">
  <xsl:choose>
    <xsl:when test="$diplomatic and $ours"/>
    <xsl:when test="@break = 'no' and not($diplomatic)"/>
    <xsl:when test="$ours or $diplomatic or not(ancestor::p or ancestor::quote or ancestor::cell or ancestor::note)"><br/></xsl:when>
    <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="pb | cb" mode="flow" as="element()">
  <span class="pb"><xsl:call-template name="carried"/><xsl:call-template name="before"/>
    <xsl:if test="not($diplomatic and @t:pre) and @n"><span class="number">{if (self::pb) then 'page ' else 'column '}{@n}</span></xsl:if></span>
</xsl:template>

<!-- doubtful, missing and supplied text: the brackets stand, and a name for those who point or listen -->
<xsl:template match="gap | supplied | unclear | sic | surplus | ex | choice/expan | choice/corr | choice/reg" mode="flow" as="element()">
  <xsl:variable name="voice" as="xs:string?" select="f:voice-of(.)"/>
  <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}" namespace="">
    <xsl:attribute name="class" select="string-join((local-name(), $voice), ' ')"/>
    <xsl:attribute name="title" select="f:remark(.)"/>
    <xsl:call-template name="carried"/>
    <xsl:if test="self::gap or self::supplied or self::unclear or self::sic"><span class="vh">{f:remark(.)}: </span></xsl:if>
    <xsl:call-template name="content"><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="($voice, 'author'[current()[self::sic or self::surplus or self::unclear]], 'reader')[1]"/></xsl:call-template>
  </xsl:element>
</xsl:template>
<xsl:variable name="remarks" as="map(xs:string, xs:string)" select="map{
  'gap': 'text left out', 'gap editorial': 'text left out by the editor', 'gap illegible': 'illegible', 'gap withheld': 'withheld, not declassified',
  'supplied': 'supplied by the translator', 'supplied illegible': 'illegible, read by the transcriber', 'unclear': 'unclear reading',
  'sic': 'so in the source', 'surplus': 'stray mark', 'ex': 'abbreviation spelled out', 'expan': 'abbreviation spelled out', 'corr': 'correction', 'reg': 'regularised'}"/>
<xsl:function name="f:remark" as="xs:string">
  <xsl:param name="element" as="element()"/>
  <xsl:variable name="name" as="xs:string" select="local-name($element)"/>
  <xsl:sequence select="string-join((($remarks($name || ' ' || $element/@reason), $remarks($name))[1],
    $element[@quantity and @unit] ! ('about ' || @quantity || ' ' || @unit), $element/@cert ! ('certainty ' || .)), ', ')"/>
</xsl:function>
<xsl:template match="gap/desc" mode="flow" as="node()*"><xsl:apply-templates mode="flow"/></xsl:template>

<xsl:template match="choice" mode="flow" as="element()">
  <span class="choice">
    <xsl:call-template name="carried"/>
    <xsl:apply-templates select="sic | orig | abbr" mode="flow"/>
    <xsl:for-each select="* except (sic | orig | abbr)"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="flow"/></xsl:for-each>
  </span>
</xsl:template>
<xsl:template match="g[not(normalize-space())]" mode="flow" as="element()">
  <span class="g" title="{(key('ids', substring(@ref, 2))//@value, 'a character without a Unicode form')[1]}">&#xFFFD;</span>
</xsl:template>
<xsl:template match="del" mode="flow" as="element()"><del><xsl:call-template name="carried"/><xsl:call-template name="content"/></del></xsl:template>
<xsl:template match="del[* ! f:is-block(.) = true()]" mode="flow" as="element()" priority="1"><div class="del"><xsl:call-template name="content"/></div></xsl:template>
<xsl:template match="foreign | term | title | emph | mentioned | q | soCalled" mode="flow" as="element()">
  <xsl:element name="{if (f:is-block(.)) then 'div' else if (self::foreign or self::term or self::mentioned) then 'i' else if (self::title) then 'cite' else if (self::emph) then 'em' else 'span'}" namespace="">
    <xsl:attribute name="class" select="local-name()"/>
    <xsl:call-template name="carried"/><xsl:call-template name="content"/>
  </xsl:element>
</xsl:template>

<!-- emphasis: words of @rend or @rendition, and the class that they get -->
<xsl:variable name="looks" as="map(xs:string, xs:string)" select="map{
  'italic': 'i', 'italics': 'i', 'i': 'i', 'bold': 'b', 'b': 'b', 'underline': 'u', 'underlined': 'u', 'u': 'u', 'sup': 'sup', 'superscript': 'sup', 'super': 'sup',
  'sub': 'sub', 'subscript': 'sub', 'smallcaps': 'sc', 'small-caps': 'sc', 'sc': 'sc', 'spaced': 'spaced', 'caps': 'caps', 'center': 'center', 'right': 'right'}"/>
<xsl:template match="hi" mode="flow" as="element()">
  <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}" namespace="">
    <xsl:attribute name="class" select="string-join(('hi', distinct-values(tokenize(lower-case(string-join((@rend, @rendition, @style), ' ')), '[\s#:;]+') ! $looks(.))), ' ')"/>
    <xsl:call-template name="carried"/><xsl:call-template name="content"/>
  </xsl:element>
</xsl:template>
</xsl:stylesheet>
