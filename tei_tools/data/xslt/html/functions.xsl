<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:page"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- What every other file asks: the words of the language, what an element carries over, which nodes are worth a line. -->
<xsl:variable name="words" as="map(*)" static="yes" select="parse-json($texts)"/>
<!-- lang for what the page itself says in the text, where the text is in another language -->
<xsl:variable name="own-language" as="attribute()?">
  <xsl:if test="/*/@xml:lang and tokenize(/*/@xml:lang, '-')[1] != $words('language')"><xsl:attribute name="lang" select="$words('language')"/></xsl:if>
</xsl:variable>
<xsl:variable name="diplomatic" as="xs:boolean" select="$style = 'diplomatic'"/>
<xsl:variable name="lines-stay" as="xs:boolean" select="$ours = 'yes'"/>

<!-- the content of an element between its brackets, where it has any -->
<xsl:template name="content" as="item()*">
  <xsl:if test="@t:pre"><span class="bracket">{@t:pre}</span></xsl:if>
  <xsl:apply-templates mode="flow"/>
  <xsl:if test="@t:post"><span class="bracket">{@t:post}</span></xsl:if>
</xsl:template>

<!-- id, language and direction, which every element of the page carries over -->
<xsl:template name="carried" as="attribute()*">
  <xsl:if test="@t:id"><xsl:attribute name="id" select="@t:id"/></xsl:if>
  <xsl:if test="@xml:lang"><xsl:call-template name="language"/></xsl:if>
</xsl:template>
<xsl:template name="language" as="attribute()*">
  <xsl:if test="matches(@xml:lang, '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$')">
    <xsl:attribute name="lang" select="@xml:lang"/>
    <xsl:if test="matches(@xml:lang, '^(ar|fa|he|iw|ji|ps|sd|syr|ug|ur|yi)(-|$)', 'i')"><xsl:attribute name="dir" select="'rtl'"/></xsl:if>
  </xsl:if>
</xsl:template>

<!-- typists and web pages leave lines that hold nothing but a no-break space; a gap, a page or a picture is worth a line -->
<xsl:function name="f:has-words" as="xs:boolean">
  <xsl:param name="nodes" as="node()*"/>
  <xsl:sequence select="boolean(normalize-space(translate(string-join($nodes), '&#xA0;', ' ')))
    or exists($nodes/descendant-or-self::*[self::gap or self::pb or self::graphic or self::g or self::figure])"/>
</xsl:function>

<!-- a class of the page from a value of the document; a value with other characters gives none -->
<xsl:function name="f:class-token" as="xs:string?">
  <xsl:param name="value" as="xs:string?"/>
  <xsl:sequence select="if ($value) then translate(normalize-space($value), ' .:#', '----')[matches(., '^[A-Za-z][\w\-]*$')] ! ('t-' || .) else ()"/>
</xsl:function>
</xsl:stylesheet>
