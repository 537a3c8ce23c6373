<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:page"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- Paragraphs, lists, tables, speeches, verse, figures. A paragraph that holds a block is a div, as HTML has it. -->

<!-- parents that hold blocks only: a milestone among them is a line of its own -->
<xsl:variable name="block-holders" as="xs:string+" select="
  'div', 'div1', 'div2', 'div3', 'body', 'back', 'front', 'text', 'group', 'list', 'table', 'row', 'lg', 'sp', 'castList', 'figure'"/>
<!-- every element without a template of its own comes down to its text -->
<xsl:template match="*" mode="flow" as="item()*">
  <xsl:element name="{if (@t:block) then 'div' else 'span'}" namespace="">
    <xsl:attribute name="class" select="string-join((local-name(), @type ! f:class-token(.), @t:voice), ' ')"/>
    <xsl:call-template name="carried"/>
    <xsl:call-template name="content"/>
  </xsl:element>
</xsl:template>

<!-- the children as lines: a line ends at lb, and a block between lines stands for itself -->
<xsl:template name="lines" as="item()*">
  <xsl:if test="@t:pre"><span class="bracket">{@t:pre}</span></xsl:if>
  <xsl:for-each-group select="node()" group-adjacent="exists(@t:block)">
    <xsl:choose>
      <xsl:when test="current-grouping-key()"><xsl:apply-templates select="current-group()" mode="flow"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each-group select="current-group()" group-starting-with="lb">
          <xsl:if test="f:has-words(current-group())">
            <span class="line"><xsl:apply-templates select="current-group()[not(self::lb)]" mode="flow"/></span>
            <xsl:text>&#10;</xsl:text>
          </xsl:if>
        </xsl:for-each-group>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:for-each-group>
  <xsl:if test="@t:post"><span class="bracket">{@t:post}</span></xsl:if>
</xsl:template>

<xsl:template match="p | ab | l" mode="flow" as="element()">
  <div class="{string-join((local-name(), @type ! f:class-token(.), @t:voice), ' ')}"><xsl:call-template name="paragraph"/></div>
</xsl:template>
<xsl:template match="p[not(*/@t:block)]" mode="flow" as="element()" priority="1">
  <p class="{string-join(('p', @type ! f:class-token(.), @t:voice), ' ')}"><xsl:call-template name="paragraph"/></p>
</xsl:template>
<xsl:template name="paragraph" as="item()*">
  <xsl:call-template name="carried"/>
  <xsl:if test="@t:n">
    <a class="anchor" href="#{@t:id}" aria-label="{$paragraph}{@t:n}"><xsl:sequence select="$own-language"/>{@t:n}</a>
  </xsl:if>
  <xsl:call-template name="content"><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="string((@t:voice, ../@t:voice, 'author')[1])"/></xsl:call-template>
</xsl:template>
<xsl:variable name="paragraph" as="xs:string" select="string($words('text.paragraph'))"/>
<xsl:template match="ab[lb]" mode="flow" as="element()" priority="1">
  <div class="{string-join(('ab', @type ! f:class-token(.), @t:voice), ' ')}">
    <xsl:call-template name="carried"/>
    <xsl:call-template name="lines"><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="string((@t:voice, ../@t:voice, 'author')[1])"/></xsl:call-template>
  </div>
</xsl:template>

<!-- what is no item (a page break, a label) stands with the item that it comes before -->
<xsl:template match="list" mode="flow" as="element()">
  <div class="{string-join(('list', @type ! f:class-token(.)), ' ')}">
    <xsl:call-template name="carried"/>
    <xsl:apply-templates select="head | desc" mode="flow"/>
    <xsl:variable name="members" as="node()*" select="node()[not(self::head or self::desc)]"/>
    <xsl:if test="f:has-words($members)">
      <xsl:element name="{if (@type = ('ordered', 'numbered')) then 'ol' else 'ul'}" namespace="">
        <xsl:attribute name="class" select="if ($lines-stay or label or @type = ('simple', 'gloss')) then 'plain' else 'marked'"/>
        <xsl:for-each-group select="$members" group-ending-with="item">
          <xsl:if test="f:has-words(current-group())">
            <li><xsl:for-each select="current-group()/self::item"><xsl:call-template name="carried"/></xsl:for-each><xsl:apply-templates select="current-group()[self::* or normalize-space()]" mode="flow"/></li>
          </xsl:if>
        </xsl:for-each-group>
      </xsl:element>
    </xsl:if>
  </div>
</xsl:template>
<xsl:template match="list/item" mode="flow" as="node()*"><xsl:call-template name="content"/></xsl:template>

<xsl:template match="table" mode="flow" as="element()*">
  <xsl:variable name="name" as="xs:string" select="(head/normalize-space()[.], $words('text.table'))[1]"/>
  <div class="table" role="group" tabindex="0" aria-label="{$name}">
    <table>
      <xsl:call-template name="carried"/>
      <xsl:if test="head"><caption><xsl:for-each select="head"><xsl:call-template name="lines"/></xsl:for-each></caption></xsl:if>
      <tbody><xsl:apply-templates select="row" mode="flow"/></tbody>
    </table>
    <xsl:apply-templates select="* except (head | row)" mode="flow"/>
  </div>
</xsl:template>
<xsl:template match="table/row" mode="flow" as="element()">
  <tr><xsl:call-template name="carried"/><xsl:apply-templates select="*" mode="flow"/></tr>
</xsl:template>
<xsl:template match="row/*" mode="flow" as="element()" priority="1">
  <xsl:variable name="is-label" as="xs:boolean" select="(@role, ../@role)[1] = 'label'"/>
  <xsl:element name="{if ($is-label) then 'th' else 'td'}" namespace="">
    <xsl:if test="$is-label"><xsl:attribute name="scope" select="if (@role = 'label' and not(../@role = 'label')) then 'row' else 'col'"/></xsl:if>
    <xsl:if test="matches(@cols, '^[1-9][0-9]?$') and @cols != '1'"><xsl:attribute name="colspan" select="@cols"/></xsl:if>
    <xsl:if test="matches(@rows, '^[1-9][0-9]?$') and @rows != '1'"><xsl:attribute name="rowspan" select="@rows"/></xsl:if>
    <xsl:call-template name="carried"/>
    <xsl:call-template name="content"/>
  </xsl:element>
</xsl:template>

<xsl:template match="speaker" mode="flow" as="element()">
  <xsl:element name="{if (*/@t:block) then 'div' else 'p'}" namespace="">
    <xsl:attribute name="class" select="'speaker'"/>
    <xsl:call-template name="carried"/><xsl:call-template name="content"/>
  </xsl:element>
</xsl:template>

<xsl:template match="figure" mode="flow" as="element()">
  <figure><xsl:call-template name="carried"/><xsl:apply-templates mode="flow"/></figure>
</xsl:template>
<!-- a picture is only named: the page fetches nothing -->
<xsl:template match="graphic | media" mode="flow" as="element()">
  <span class="graphic">
    <xsl:choose>
      <xsl:when test="@t:href"><a href="{@t:href}" rel="noopener noreferrer">{$words('text.image')}: {tokenize(@t:href, '/')[last()]}</a></xsl:when>
      <xsl:otherwise>{$words('text.image')}</xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates mode="flow"/>
  </span>
</xsl:template>

<xsl:template match="quote[@t:block]" mode="flow" as="element()">
  <blockquote><xsl:call-template name="carried"/><xsl:call-template name="content"/></blockquote>
</xsl:template>

<xsl:template match="milestone[local-name(..) = $block-holders]" mode="flow" as="element()">
  <div class="milestone"><xsl:call-template name="carried"/><xsl:if test="@t:pre"><span class="bracket">{@t:pre}</span></xsl:if><xsl:if test="not($diplomatic)"><span aria-hidden="true">⁂</span></xsl:if></div>
</xsl:template>
<xsl:template match="*:egXML" mode="flow" as="element()"><pre class="egXML">{.}</pre></xsl:template>
</xsl:stylesheet>
