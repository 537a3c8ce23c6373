<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:tei-tools:functions" xmlns:t="urn:tei-tools:spelling"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">
<!-- The page: head with its security policy, skip link, banner, switches, the text, the index. -->
<xsl:template match="/" as="document-node()">
  <xsl:document>
    <html lang="en">
      <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{$css-hash}'; img-src data:; base-uri 'none'; form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="referrer" content="no-referrer"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="generator" content="{$generator}"/>
        <title>{$title}</title>
        <style><xsl:value-of select="$css"/></style>
      </head>
      <body class="{$style}{' ours'[$ours]}">
        <a class="skip" href="#ui:text">Skip to the text</a>
        <header class="banner">
          <p class="kicker">{string-join((f:categories('#genre'), $header/profileDesc/creation/date[1] ! (f:plain(.)[.], f:when(.))[1]), ' · ')}</p>
          <h1>{$title}</h1>
        </header>
        <div class="layout">
          <div class="side">
            <xsl:call-template name="contents"/>
            <xsl:call-template name="switches"/>
          </div>
          <main>
            <xsl:call-template name="description"/>
            <article id="ui:text" class="document" tabindex="-1">
              <xsl:sequence select="f:language((/TEI, /teiCorpus)[1])"/>
              <xsl:apply-templates select="/*/(if (self::TEI or self::teiCorpus) then * except (teiHeader | standOff) else .)" mode="flow"/>
            </article>
            <xsl:call-template name="endnotes"/>
            <xsl:call-template name="index"/>
          </main>
        </div>
        <footer class="colophon"><p>Made with {$generator}. The text is as its TEI has it; this page fetches nothing and runs no script.</p></footer>
      </body>
    </html>
  </xsl:document>
</xsl:template>

<!-- the four voices, each with its sign: at once the switches and the legend -->
<xsl:variable name="voices" as="map(xs:string, xs:string)+" select="
  map{'id': 'author', 'name': 'Author', 'about': 'the text of the document'},
  map{'id': 'registry', 'name': 'Registry', 'about': 'stamps, numbers, handwriting, distribution'},
  map{'id': 'translator', 'name': 'Translator', 'about': '[brackets], remarks and gaps of the transcriber or translator'},
  map{'id': 'machine', 'name': 'Machine', 'about': 'names and dates that software has marked'}"/>

<xsl:template name="switches" as="element()">
  <section class="switches" aria-labelledby="ui:voices">
    <h2 id="ui:voices">Voices</h2>
    <fieldset>
      <legend class="vh">Voices to show</legend>
      <xsl:for-each select="$voices">
        <div class="switch">
          <input type="checkbox" id="ui:voice-{?id}" class="voice-{?id}" checked="checked" aria-describedby="ui:about-{?id}"/>
          <label for="ui:voice-{?id}"><span class="sample sample-{?id}">{?name}</span></label>
          <span class="about" id="ui:about-{?id}">{?about}</span>
        </div>
      </xsl:for-each>
    </fieldset>
    <fieldset class="themes">
      <legend>Theme</legend>
      <xsl:for-each select="'auto', 'light', 'dark'">
        <span class="switch"><input type="radio" name="theme" id="ui:theme-{.}" class="theme-{.}"><xsl:if test=". = 'auto'"><xsl:attribute name="checked" select="'checked'"/></xsl:if></input>
        <label for="ui:theme-{.}">{f:capitalised(.)}</label></span>
      </xsl:for-each>
    </fieldset>
    <details class="legend">
      <summary>Legend</summary>
      <ul>
        <li><span class="mention person">Name</span> a person, place or body; leads to the index</li>
        <li><span class="mention machine">Name</span> marked by machine; <span class="mention machine cert-low">wavy</span>: little certainty</li>
        <li><span class="classification">Secret</span> classification mark</li>
        <li><span class="bracket">[</span>would<span class="bracket">]</span> supplied by the translator</li>
        <li><span class="sic">word</span> so in the source</li>
        <li><span class="unclear">word</span> unclear reading</li>
        <li><span class="bracket">[…]</span> text left out</li>
        <li><span class="hand">note</span> handwriting</li>
      </ul>
    </details>
  </section>
</xsl:template>
</xsl:stylesheet>
