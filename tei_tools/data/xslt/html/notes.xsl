<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:spelling"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- Notes: a remark stays in its line, a footnote where it stands, any other goes to the end; marks and notes are linked both ways. -->
<xsl:variable name="endnotes" as="element()*" select="$sources//note[f:is-endnote(.)][not(ancestor::note[f:is-endnote(.)])]"/>
<xsl:key name="marks" match="ref[@type = 'footnote']" use="tokenize(@target)[1]"/>

<xsl:function name="f:mark-id" as="xs:string">
  <xsl:param name="mark" as="element()"/>
  <xsl:sequence select="'mark:' || count($mark/preceding::ref[@type = 'footnote']) + 1"/>
</xsl:function>
<xsl:function name="f:endnote-number" as="xs:integer?">
  <xsl:param name="note" as="element()"/>
  <xsl:sequence select="for $at in 1 to count($endnotes) return $at[$endnotes[$at] is $note]"/>
</xsl:function>

<xsl:template match="note[@type = $inline-notes]" mode="flow" as="element()">
  <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}" namespace="">
    <xsl:attribute name="class" select="string-join(('note', f:class-token(@type), 'translator'), ' ')"/>
    <xsl:call-template name="carried"/>
    <xsl:call-template name="content"><xsl:with-param name="voice" tunnel="yes" as="xs:string" select="'translator'"/></xsl:call-template>
  </xsl:element>
</xsl:template>

<xsl:template match="note[f:is-standing-note(.)][not(@type = $inline-notes)]" mode="flow" as="element()">
  <div class="note footnote" role="note">
    <xsl:call-template name="carried"/>
    <xsl:call-template name="content"/>
    <xsl:for-each select="@xml:id ! key('marks', '#' || ., $document)">
      <xsl:text> </xsl:text><a class="backlink" href="#{f:mark-id(.)}" aria-label="Back to mark {f:plain(.)}">↩</a>
    </xsl:for-each>
  </div>
</xsl:template>

<xsl:template match="note[f:is-endnote(.)]" mode="flow" as="element()*">
  <xsl:variable name="number" as="xs:integer?" select="f:endnote-number(.)"/>
  <xsl:choose>
    <xsl:when test="exists($number)"><a class="noteref" role="doc-noteref" id="noteref:{$number}" href="#note:{$number}" aria-label="Note {$number}">{$number}</a></xsl:when>
    <xsl:otherwise><span class="note"><xsl:text> (</xsl:text><xsl:call-template name="content"/><xsl:text>)</xsl:text></span></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="note[f:is-endnote(.)][ancestor::note[f:is-endnote(.)]]" mode="flow" as="element()" priority="2">
  <xsl:element name="{if (* ! f:is-block(.) = true()) then 'div' else 'span'}" namespace=""><xsl:attribute name="class" select="'note'"/><xsl:call-template name="content"/></xsl:element>
</xsl:template>

<xsl:template name="endnotes" as="element()*">
  <xsl:if test="exists($endnotes)">
    <section class="endnotes" aria-labelledby="ui:notes">
      <h2 id="ui:notes">Notes</h2>
      <ol>
        <xsl:for-each select="$endnotes">
          <li id="note:{position()}">
            <div class="note">
              <xsl:call-template name="carried"/>
              <xsl:apply-templates mode="flow"/>
            </div>
            <a class="backlink" href="#noteref:{position()}" aria-label="Back to note {position()} in the text">↩</a>
          </li>
        </xsl:for-each>
      </ol>
    </section>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
