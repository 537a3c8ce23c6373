<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:spelling"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- Who is who: each name and date of the text, the record or address it points to, and the entry of the index it belongs to. -->
<xsl:key name="same-as" match="person | personGrp | place | org | event | nym" use="tokenize(@sameAs)"/>
<xsl:variable name="record-names" as="xs:string+" select="'person', 'personGrp', 'place', 'org', 'event', 'nym'"/>
<xsl:variable name="class-of-name" as="map(xs:string, xs:string)" select="map{
  'persName': 'person', 'placeName': 'place', 'geogName': 'place', 'orgName': 'org', 'date': 'date',
  'person': 'person', 'personGrp': 'person', 'place': 'place', 'org': 'org'}"/>

<xsl:variable name="mentions" as="element()*" select="
  $sources//(persName | placeName | geogName | orgName | rs[@ref or @key] | name | date[f:when(.)])
  [not(ancestor::person or ancestor::place or ancestor::org or ancestor::event or ancestor::nym)][normalize-space()]"/>
<xsl:variable name="mention-numbers" as="map(xs:string, xs:integer)"
  select="map:merge(for $at in 1 to count($mentions) return map{generate-id($mentions[$at]): $at})"/>

<!-- entry key: the entry's id, its class, its record and its mentions -->
<xsl:variable name="entries" as="map(xs:string, map(xs:string, item()*))">
  <xsl:map>
    <xsl:for-each-group select="$mentions" group-by="f:entry-key(.)">
      <xsl:variable name="record" as="element()?" select="f:record(.)"/>
      <xsl:map-entry key="current-grouping-key()" select="map{
        'id': if ($record/@xml:id and not($record/ancestor::* intersect $sources)) then string($record/@xml:id) else 'entry:' || position(),
        'class': f:class(.), 'record': $record, 'mentions': current-group()}"/>
    </xsl:for-each-group>
  </xsl:map>
</xsl:variable>

<!-- the entry of each mention, looked up once -->
<xsl:variable name="entry-of" as="map(xs:string, map(xs:string, item()*))"
  select="map:merge(for $entry in $entries?*, $mention in $entry?mentions return map{generate-id($mention): $entry})"/>

<xsl:function name="f:target" as="xs:string?">
  <xsl:param name="mention" as="element()"/>
  <xsl:sequence select="(tokenize($mention/@ref), string($mention/@key)[.])[1]"/>
</xsl:function>

<!-- the record in this file that a mention points to -->
<xsl:function name="f:record" as="element()?">
  <xsl:param name="mention" as="element()"/>
  <xsl:variable name="target" as="xs:string?" select="f:target($mention)"/>
  <xsl:sequence select="
    if (starts-with($target, '#')) then key('ids', substring($target, 2), $document)[local-name() = $record-names][1]
    else if ($target) then (key('same-as', $target, $document), key('ids', translate($target, ':', '.'), $document)[local-name() = $record-names])[1]
    else ()"/>
</xsl:function>

<xsl:function name="f:class" as="xs:string">
  <xsl:param name="mention" as="element()"/>
  <xsl:sequence select="(
    map:get($class-of-name, local-name($mention)),
    map:get($class-of-name, string(local-name(f:record($mention)))),
    if (matches($mention/@type, '^pers|^per$')) then 'person' else if (matches($mention/@type, '^(place|geog|loc)')) then 'place'
      else if (matches($mention/@type, '^org')) then 'org' else 'name')[1]"/>
</xsl:function>

<xsl:function name="f:entry-key" as="xs:string">
  <xsl:param name="mention" as="element()"/>
  <xsl:variable name="record" as="element()?" select="f:record($mention)"/>
  <xsl:sequence select="
    if ($record) then 'record ' || generate-id($record)
    else if ($mention/self::date) then 'date ' || f:when($mention)
    else if (f:target($mention)) then f:class($mention) || ' at ' || f:target($mention)
    else f:class($mention) || ' ' || lower-case(normalize-space($mention))"/>
</xsl:function>

<!-- what a date says in the calendar: one day, a range, or the limits of what is not known exactly -->
<xsl:function name="f:when" as="xs:string?">
  <xsl:param name="date" as="element()"/>
  <xsl:sequence select="(
    $date/@when/string(),
    $date[@from or @to]/(if (@from = @to) then string(@from) else (@from, '…')[1] || ' – ' || (@to, '…')[1]),
    $date[@notBefore or @notAfter]/('between ' || (@notBefore, '…')[1] || ' and ' || (@notAfter, '…')[1]),
    $date/(@when-iso, @when-custom)[1]/string())[1]"/>
</xsl:function>

<!-- why a name is marked: its record, and what the machine says about its own work -->
<xsl:function name="f:explained" as="xs:string">
  <xsl:param name="mention" as="element()"/>
  <xsl:variable name="record" as="element()?" select="$entry-of(generate-id($mention))?record"/>
  <xsl:sequence select="string-join((
    if ($mention/self::date) then f:when($mention) else if ($record) then f:record-name($record) else f:capitalised(f:class($mention))[. ne 'Name'],
    $mention[@resp = '#tei-tools']/string-join(('marked by machine', @cert ! ('certainty ' || .), @source[starts-with(., '#rule.')] ! ('rule ' || substring-after(., '#rule.'))), ', ')), ' · ')"/>
</xsl:function>

<xsl:function name="f:record-name" as="xs:string">
  <xsl:param name="record" as="element()"/>
  <xsl:sequence select="($record/(persName | placeName | orgName | geogName | name | settlement | country | region | label | head)[normalize-space()]/f:plain(.), f:plain($record), string($record/@xml:id))[.][1]"/>
</xsl:function>
</xsl:stylesheet>
