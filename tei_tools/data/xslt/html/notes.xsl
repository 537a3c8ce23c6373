<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:page"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- Notes: a remark stays in its line, a footnote where it stands, any other goes to the end (t:note says which); marks and
     notes are linked both ways. -->
<xsl:template match="note" mode="flow" as="element()">
  <xsl:element name="{if (@t:block) then 'div' else 'span'}" namespace="">
    <xsl:attribute name="class" select="string-join(('note', @type ! f:class-token(.), 'translator'), ' ')"/>
    <xsl:call-template name="carried"/>
    <xsl:call-template name="content"><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="'translator'"/></xsl:call-template>
  </xsl:element>
</xsl:template>

<xsl:template match="note[@t:note = 'standing']" mode="flow" as="element()" priority="1">
  <div class="note footnote" role="note">
    <xsl:call-template name="carried"/>
    <xsl:call-template name="content"/>
    <xsl:if test="@t:back"><xsl:text> </xsl:text><a class="backlink" href="#{@t:back}" aria-label="{$words('text.to_mark')}{substring-after(@t:back, ':')}"><xsl:sequence select="$own-language"/>↩</a></xsl:if>
  </div>
</xsl:template>

<xsl:template match="note[@t:note = 'end']" mode="flow" as="element()" priority="1">
  <a class="noteref" role="doc-noteref" id="noteref:{@t:n}" href="#note:{@t:n}" aria-label="{$words('text.note')}{@t:n}">{@t:n}</a>
</xsl:template>
<xsl:template match="note[@t:note = 'inner']" mode="flow" as="element()" priority="1">
  <xsl:element name="{if (*/@t:block) then 'div' else 'span'}" namespace=""><xsl:attribute name="class" select="'note'"/><xsl:call-template name="content"/></xsl:element>
</xsl:template>

<xsl:template name="endnotes" as="element()*">
  <xsl:if test="/*/@t:endnotes">
    <section class="endnotes" aria-labelledby="ui:notes">
      <h2 id="ui:notes">{$words('notes')}</h2>
      <ol>
        <xsl:apply-templates select="//note[@t:note = 'end']" mode="notes"/>
      </ol>
    </section>
  </xsl:if>
</xsl:template>
<xsl:template match="note" mode="notes" as="element()">
  <li id="note:{@t:n}">
    <div class="note">
      <xsl:for-each select="ancestor-or-self::*[@xml:lang][1]"><xsl:call-template name="language"/></xsl:for-each>
      <xsl:if test="@t:id"><xsl:attribute name="id" select="@t:id"/></xsl:if>
      <xsl:apply-templates mode="flow"/>
    </div>
    <xsl:text> </xsl:text><a class="backlink" href="#noteref:{@t:n}" aria-label="{$words('text.to_note')}{@t:n}{$words('text.to_note_end')}">↩</a>
  </li>
</xsl:template>
</xsl:stylesheet>
