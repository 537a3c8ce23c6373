<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:spelling"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- What every other file asks: is it a block, what is its id, may this address be a link, which words are worth showing. -->
<xsl:key name="ids" match="*[@xml:id]" use="@xml:id"/>

<xsl:variable name="ours" as="xs:boolean" select="exists(//application[@ident = 'tei-tools'])"/>
<xsl:variable name="diplomatic" as="xs:boolean" select="$style = 'diplomatic'"/>
<xsl:variable name="blocks" as="map(xs:string, xs:boolean)"
  select="map:merge(tokenize($block-names) ! map{. : true()})"/>
<!-- the elements that hold the document itself, outermost first; a corpus has many -->
<xsl:variable name="sources" as="element()*"
  select="//(text | sourceDoc | facsimile)[not(ancestor::text or ancestor::sourceDoc)]"/>
<!-- remarks that stay in their line -->
<xsl:variable name="inline-notes" as="xs:string+" select="'sic', 'editor', 'translator', 'label'"/>
<!-- parents that hold blocks only: a note among them stays where it stands -->
<xsl:variable name="note-holders" as="xs:string+"
  select="'div', 'div1', 'div2', 'div3', 'body', 'back', 'front', 'text', 'group', 'list', 'table', 'row', 'lg', 'sp', 'castList', 'figure'"/>

<!-- the elements that break a line, and all that hold one of them, found once for the document -->
<xsl:variable name="block-elements" as="map(xs:string, xs:boolean)" select="
  map:merge((for $block in //*[f:is-block-by-itself(.)], $holder in ($block, f:holders($block)) return map{generate-id($holder): true()}))"/>
<xsl:function name="f:is-block-by-itself" as="xs:boolean">
  <xsl:param name="element" as="element()"/>
  <xsl:sequence select="
    not(f:is-endnote($element)) and (map:contains($blocks, local-name($element)) or f:is-standing-note($element))
    and not($element/self::figure[@type = 'signature'])"/>
</xsl:function>
<!-- the elements above a block that it makes into blocks: none beyond a note that goes to the end, or a block that counts anyway -->
<xsl:function name="f:holders" as="element()*">
  <xsl:param name="element" as="element()"/>
  <xsl:variable name="above" as="element()?" select="$element/..[self::*]"/>
  <xsl:if test="$above and not(f:is-block-by-itself($above)) and not(f:is-endnote($above)) and not($above/self::figure)">
    <xsl:sequence select="$above, f:holders($above)"/>
  </xsl:if>
</xsl:function>
<xsl:function name="f:is-block" as="xs:boolean">
  <xsl:param name="node" as="node()"/>
  <xsl:sequence select="map:contains($block-elements, generate-id($node))"/>
</xsl:function>

<!-- a note among blocks -->
<xsl:function name="f:is-standing-note" as="xs:boolean">
  <xsl:param name="element" as="element()"/>
  <xsl:sequence select="exists($element/self::note[local-name(..) = $note-holders])"/>
</xsl:function>

<!-- a note in the middle of a sentence, which goes to the end of the page -->
<xsl:function name="f:is-endnote" as="xs:boolean">
  <xsl:param name="element" as="element()"/>
  <xsl:sequence select="exists($element/self::note[not(@type = $inline-notes)][not(local-name(..) = $note-holders)])"/>
</xsl:function>

<xsl:function name="f:has-words" as="xs:boolean">
  <xsl:param name="nodes" as="node()*"/>
  <xsl:sequence select="
    some $node in $nodes satisfies (if ($node instance of element())
      then $node[not(self::lb)] and (f:words($node) or exists($node/descendant-or-self::*[self::gap or self::pb or self::graphic or self::g or self::figure]))
      else $node instance of text() and f:words($node))"/>
</xsl:function>
<!-- typists and web pages leave lines that hold nothing but a no-break space -->
<xsl:function name="f:words" as="xs:boolean">
  <xsl:param name="node" as="node()"/>
  <xsl:sequence select="boolean(normalize-space(translate($node, '&#xA0;', ' ')))"/>
</xsl:function>

<!-- the id that an element keeps on the page: its own, where no earlier element has it -->
<xsl:function name="f:id" as="xs:string?">
  <xsl:param name="element" as="element()"/>
  <xsl:variable name="id" as="xs:string" select="string($element/@xml:id)"/>
  <xsl:sequence select="
    if ($id and $element is key('ids', $id, root($element))[1]) then $id
    else map:get($mention-numbers, generate-id($element)) ! ('m:' || .)"/>
</xsl:function>

<!-- an address that may be a link: http, https, mailto or a place on the page; nothing for any other -->
<xsl:function name="f:href" as="xs:string?">
  <xsl:param name="address" as="xs:string?"/>
  <xsl:variable name="trimmed" as="xs:string" select="normalize-space($address)"/>
  <xsl:sequence select="
    if (matches($trimmed, '^(https?://[^/\s]|mailto:[^\s])', 'i')) then translate(iri-to-uri($trimmed), '[]|`^', '')
    else if (starts-with($trimmed, '#')) then key('ids', substring($trimmed, 2), $document)[ancestor-or-self::*[. intersect $sources]]/f:id(.) ! ('#' || .)
    else ()"/>
</xsl:function>
<xsl:variable name="document" as="document-node()" select="/"/>

<xsl:function name="f:plain" as="xs:string">
  <xsl:param name="nodes" as="node()*"/>
  <xsl:variable name="text" as="xs:string*"><xsl:apply-templates select="$nodes" mode="plain"/></xsl:variable>
  <xsl:sequence select="normalize-space(string-join($text))"/>
</xsl:function>
<xsl:template match="note | figDesc[../@type = 'signature']" mode="plain" as="item()*"/>
<xsl:template match="lb | head[preceding-sibling::head]" mode="plain" as="item()*"><xsl:text> </xsl:text><xsl:apply-templates mode="plain"/></xsl:template>

<xsl:function name="f:capitalised" as="xs:string">
  <xsl:param name="word" as="xs:string?"/>
  <xsl:sequence select="upper-case(substring($word, 1, 1)) || translate(substring($word, 2), '-_', '  ')"/>
</xsl:function>

<!-- language, direction and id, which every element of the page carries over -->
<xsl:template name="carried" as="attribute()*">
  <xsl:sequence select="f:id(.) ! f:attribute('id', .), f:language(.)"/>
</xsl:template>

<xsl:function name="f:language" as="attribute()*">
  <xsl:param name="element" as="element()"/>
  <xsl:variable name="tag" as="xs:string" select="string($element/@xml:lang)"/>
  <xsl:if test="matches($tag, '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$')">
    <xsl:sequence select="f:attribute('lang', $tag)"/>
    <xsl:if test="matches($tag, '^(ar|fa|he|iw|ji|ps|sd|syr|ug|ur|yi)(-|$)', 'i')"><xsl:sequence select="f:attribute('dir', 'rtl')"/></xsl:if>
  </xsl:if>
</xsl:function>

<xsl:function name="f:attribute" as="attribute()">
  <xsl:param name="name" as="xs:string"/>
  <xsl:param name="value" as="xs:string"/>
  <xsl:attribute name="{$name}" select="$value"/>
</xsl:function>
</xsl:stylesheet>
