<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:spelling"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- The index: people, places, organisations, other names and dates, each with its record and a way back to every mention. -->
<xsl:variable name="index-sections" as="map(xs:string, xs:string)+" select="
  map{'class': 'person', 'heading': 'People'}, map{'class': 'place', 'heading': 'Places'}, map{'class': 'org', 'heading': 'Organisations'},
  map{'class': 'name', 'heading': 'Other names'}, map{'class': 'date', 'heading': 'Dates'}"/>
<!-- records that nothing in the text points to are shown as well -->
<xsl:variable name="silent-records" as="map(xs:string, map(xs:string, item()*))" select="map:merge(
  for $record in //standOff//*[local-name() = $record-names][not(map:contains($entries, 'record ' || generate-id(.)))]
  return map{'record ' || generate-id($record): map{'id': ($record/@xml:id/string(), 'entry:' || generate-id($record))[1],
    'class': (map:get($class-of-name, local-name($record)), 'name')[1], 'record': $record, 'mentions': ()}})"/>
<xsl:variable name="entries-shown" as="map(xs:string, map(xs:string, item()*))" select="map:merge(($entries, $silent-records))"/>

<xsl:template name="index" as="element()*">
  <xsl:if test="map:size($entries-shown) gt 0">
    <section class="index" aria-labelledby="ui:index">
      <h2 id="ui:index">Index of names and dates</h2>
      <xsl:for-each select="$index-sections">
        <xsl:variable name="section" as="map(xs:string, xs:string)" select="."/>
        <xsl:variable name="members" as="map(*)*" select="map:for-each($entries-shown, function($key, $entry) { $entry })[?class = $section?class]"/>
        <xsl:if test="exists($members)">
          <section class="index-{$section?class}" aria-labelledby="ui:index-{$section?class}">
            <h3 id="ui:index-{$section?class}">{$section?heading} <span class="count">{count($members)}</span></h3>
            <ul>
              <xsl:for-each select="$members">
                <xsl:sort select="f:sort-key(.)"/>
                <xsl:call-template name="entry"/>
              </xsl:for-each>
            </ul>
          </section>
        </xsl:if>
      </xsl:for-each>
    </section>
  </xsl:if>
</xsl:template>

<xsl:function name="f:entry-name" as="xs:string">
  <xsl:param name="entry" as="map(*)"/>
  <xsl:sequence select="
    if (exists($entry?record)) then f:record-name($entry?record)
    else if ($entry?class = 'date') then f:when($entry?mentions[1])
    else f:plain($entry?mentions[1])"/>
</xsl:function>
<xsl:function name="f:sort-key" as="xs:string">
  <xsl:param name="entry" as="map(*)"/>
  <xsl:variable name="name" as="xs:string" select="replace(f:entry-name($entry), '^between ', '')"/>
  <xsl:sequence select="lower-case(replace(normalize-unicode($name, 'NFD'), '\p{M}', '')) || ' ' || $entry?id"/>
</xsl:function>

<xsl:template name="entry" as="element()">
  <xsl:variable name="entry" as="map(*)" select="."/>
  <li id="{$entry?id}">
    <span class="name">{f:entry-name($entry)}</span>
    <xsl:if test="$entry?record">
      <xsl:if test="$entry?record/@cert"><span class="remark"> (certainty {$entry?record/@cert})</span></xsl:if>
      <span class="record"><xsl:apply-templates select="$entry?record" mode="record"/></span>
    </xsl:if>
    <xsl:for-each select="$entry?mentions[1][not($entry?record)]/f:href(f:target(.))[not(starts-with(., '#'))]">
      <xsl:text> </xsl:text><a class="authority" href="{.}" rel="noopener noreferrer">{.}</a>
    </xsl:for-each>
    <xsl:if test="exists($entry?mentions)">
      <span class="places"><span class="vh">Mentioned at: </span>
        <xsl:for-each-group select="$entry?mentions" group-by="f:place-label(.)">
          <xsl:variable name="label" as="xs:string" select="current-grouping-key()"/>
          <xsl:for-each select="current-group()">
            <xsl:text> </xsl:text><a href="#{f:id(.)}">{$label}<xsl:if test="position() gt 1"><sup>{position()}</sup></xsl:if></a>
          </xsl:for-each>
        </xsl:for-each-group>
      </span>
    </xsl:if>
  </li>
</xsl:template>

<!-- where a mention stands, in words short enough for a list -->
<xsl:variable name="place-names" as="map(xs:string, xs:string)" select="map{
  'head': 'heading', 'stamp': 'stamp', 'opener': 'opening', 'closer': 'closing', 'note': 'note', 'item': 'list', 'cell': 'table', 'ab': 'line',
  'dateline': 'dateline', 'add': 'handwriting', 'salute': 'greeting', 'address': 'address', 'sp': 'speech', 'l': 'verse', 'titlePage': 'title page'}"/>
<xsl:function name="f:place-label" as="xs:string">
  <xsl:param name="mention" as="element()"/>
  <xsl:variable name="holder" as="element()?" select="$mention/ancestor::*[self::p or map:contains($place-names, local-name())][1]"/>
  <xsl:sequence select="
    if ($holder/self::p[@xml:id]) then '¶ ' || f:paragraph-number($holder)
    else if ($holder/self::p) then 'paragraph'
    else if ($holder/self::item[ancestor::*[@type = 'distribution']]) then 'distribution'
    else if ($holder/self::ab[@type = 'registry']) then 'registry'
    else ($holder ! $place-names(local-name(.)), 'text')[1]"/>
</xsl:function>

<!-- a record: what it says beyond its first name, its identifiers as links where their scheme is known -->
<xsl:variable name="authorities" as="map(xs:string, xs:string)" select="map{
  'wikidata': 'https://www.wikidata.org/wiki/', 'viaf': 'https://viaf.org/viaf/', 'geonames': 'https://www.geonames.org/', 'gnd': 'https://d-nb.info/gnd/',
  'lcnaf': 'https://id.loc.gov/authorities/names/', 'loc': 'https://id.loc.gov/authorities/names/', 'isni': 'https://isni.org/isni/', 'orcid': 'https://orcid.org/',
  'bnf': 'https://catalogue.bnf.fr/', 'tgn': 'http://vocab.getty.edu/tgn/', 'ulan': 'http://vocab.getty.edu/ulan/'}"/>
<xsl:template match="person | personGrp | place | org | event | nym" mode="record" as="item()*">
  <xsl:variable name="shown" as="element()?" select="(persName | placeName | orgName | geogName | name | settlement | country | region | label | head)[normalize-space()][1]"/>
  <xsl:apply-templates select="(@ref | @sameAs | @corresp) ! tokenize(.) ! f:href(.)[not(starts-with(., '#'))] ! f:authority-link(., .), * except $shown" mode="record"/>
</xsl:template>
<xsl:template match="*" mode="record" as="item()*">
  <xsl:if test="normalize-space()"><xsl:text> · </xsl:text><span class="{local-name()}">{normalize-space(string-join(descendant::text(), ' '))}</span></xsl:if>
</xsl:template>
<xsl:template match="a" xpath-default-namespace="" mode="record" as="item()*"><xsl:text> · </xsl:text><xsl:copy-of select="."/></xsl:template>
<xsl:template match="idno" mode="record" as="item()*">
  <xsl:variable name="base" as="xs:string?" select="$authorities(lower-case(@type))"/>
  <xsl:variable name="value" as="xs:string" select="normalize-space()"/>
  <xsl:variable name="href" as="xs:string?" select="if (matches($value, '^https?://')) then f:href($value) else if ($base and matches($value, '^[\w.:\-]+$')) then $base || $value else ()"/>
  <xsl:text> · </xsl:text>
  <xsl:choose>
    <xsl:when test="$href"><xsl:sequence select="f:authority-link($href, string-join((@type ! f:capitalised(.)[not(. = 'URI')], $value), ' '))"/></xsl:when>
    <xsl:otherwise>{@type} {$value}</xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="ptr | ref[@target]" mode="record" as="item()*">
  <xsl:for-each select="f:href(@target)[not(starts-with(., '#'))]"><xsl:text> · </xsl:text><xsl:sequence select="f:authority-link(., .)"/></xsl:for-each>
  <xsl:if test="normalize-space()"><xsl:text> · </xsl:text>{f:plain(.)}</xsl:if>
</xsl:template>
<xsl:function name="f:authority-link" as="element()">
  <xsl:param name="href" as="xs:string"/>
  <xsl:param name="label" as="xs:string"/>
  <a class="authority" href="{$href}" rel="noopener noreferrer">{$label}</a>
</xsl:function>
</xsl:stylesheet>
