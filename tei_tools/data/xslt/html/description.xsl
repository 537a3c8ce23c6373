<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:spelling"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- The description of the document from its teiHeader. What the header does not state, the panel says so. -->
<xsl:variable name="header" as="element()?" select="(/teiCorpus | /TEI)[1]/teiHeader"/>
<xsl:variable name="title" as="xs:string" select="(f:plain($header/fileDesc/titleStmt/title[normalize-space()][1])[.], 'Untitled document')[1]"/>

<!-- rows of the panel in order: name, and what stands there; the rows marked so are shown even where nothing is stated -->
<xsl:variable name="details" as="map(xs:string, item()*)*" select="
  let $source := $header/fileDesc/sourceDesc, $profile := $header/profileDesc return (
    map{'name': 'Author', 'value': ($header/fileDesc/titleStmt/author/f:plain(.), $profile/correspDesc/correspAction[@type = 'sent']/(persName | orgName)/f:plain(.)[not($header/fileDesc/titleStmt/author)]), 'always': true()},
    map{'name': 'Sent to', 'value': $profile/correspDesc/correspAction[@type = 'received']/(persName | orgName | placeName)/f:plain(.), 'always': false()},
    map{'name': 'Date', 'value': $profile/creation/date[1]/(if (f:plain(.) = ('', f:when(.))) then f:when(.) else f:plain(.) || f:when(.) ! (' (' || . || ')')), 'always': true()},
    map{'name': 'Place', 'value': $profile/creation/placeName/f:plain(.), 'always': false()},
    map{'name': 'Genre', 'value': f:categories('#genre'), 'always': false()},
    map{'name': 'Classification', 'value': f:categories('#classification'), 'always': false()},
    map{'name': 'Language', 'value': ($source//textLang/f:plain(.), $profile/langUsage/language/f:plain(.))[.], 'always': false()},
    map{'name': 'Translator', 'value': $header//respStmt[contains(lower-case(resp[1]), 'transl')]/(name | persName | orgName)/f:plain(.), 'always': $ours},
    map{'name': 'Repository', 'value': $source//msIdentifier[1]/string-join((repository | institution | settlement)/f:plain(.), ', '), 'always': true()},
    map{'name': 'Shelfmark', 'value': $source//msIdentifier[1]/(idno/f:shelfmark(.)), 'always': true()},
    map{'name': 'Editor', 'value': $header/fileDesc/titleStmt/editor/f:plain(.), 'always': false()},
    map{'name': 'Publisher', 'value': $header/fileDesc/publicationStmt/(publisher | distributor | authority)/f:plain(.), 'always': false()},
    map{'name': 'Licence', 'value': $header/fileDesc/publicationStmt/availability/f:plain(.), 'href': $header/fileDesc/publicationStmt/availability/licence/@target/string(), 'always': true()},
    map{'name': 'Status', 'value': $header/revisionDesc/@status/string(), 'always': false()},
    map{'name': 'Encoded with', 'value': $header//application/string-join((@ident, @version), ' '), 'always': false()})"/>

<xsl:function name="f:categories" as="xs:string*">
  <xsl:param name="scheme" as="xs:string"/>
  <xsl:for-each select="$header/profileDesc/textClass/catRef[@scheme = $scheme]/tokenize(@target)">
    <!-- a category's name is what stands before the colon of its description -->
    <xsl:sequence select="(key('ids', substring(., 2), $document)/catDesc[1]/normalize-space(tokenize(f:plain(.), ':')[1]), f:capitalised(replace(., '^#(genre\.)?', '')))[.][1]"/>
  </xsl:for-each>
</xsl:function>
<!-- the whole string of a shelfmark, without the parts that repeat it -->
<xsl:function name="f:shelfmark" as="xs:string">
  <xsl:param name="idno" as="element()"/>
  <xsl:sequence select="(normalize-space(string-join($idno/text()))[.], f:plain($idno))[1]"/>
</xsl:function>

<xsl:template name="description" as="element()">
  <section class="description" aria-labelledby="ui:description">
    <h2 id="ui:description">About this document</h2>
    <dl>
      <xsl:for-each select="$details[?always or (some $value in ?value satisfies normalize-space($value))]">
        <xsl:variable name="values" as="xs:string*" select="distinct-values(?value ! normalize-space(.))[not(. = ('', 'not stated'))]"/>
        <div>
          <dt>{?name}</dt>
          <dd>
            <xsl:choose>
              <xsl:when test="empty($values)"><span class="not-stated">not stated</span></xsl:when>
              <xsl:when test="f:href(?href[1])"><a href="{f:href(?href[1])}" rel="noopener noreferrer">{string-join($values, '; ')}</a></xsl:when>
              <xsl:otherwise>{string-join($values, '; ')}</xsl:otherwise>
            </xsl:choose>
          </dd>
        </div>
      </xsl:for-each>
    </dl>
    <xsl:for-each select="$header/profileDesc/abstract[normalize-space()][not($sources//anchor[@type = 'abstract'])]">
      <p class="summary"><span class="label">Summary </span>{f:plain(.)}</p>
    </xsl:for-each>
    <xsl:if test="$header">
      <details class="header">
        <summary>The header in full</summary>
        <xsl:apply-templates select="$header, /teiCorpus/TEI/teiHeader" mode="outline"/>
      </details>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template match="*" mode="outline" as="element()">
  <div class="field"><span class="field-name">{local-name()}<xsl:for-each select="@* except (@xml:id, @resp)">{' '}<span class="field-attribute">{local-name()}: {.}</span></xsl:for-each></span><xsl:text> </xsl:text><xsl:apply-templates mode="outline"/></div>
</xsl:template>
<xsl:template match="text()" mode="outline" as="text()?"><xsl:if test="normalize-space()"><xsl:value-of select="."/></xsl:if></xsl:template>
</xsl:stylesheet>
