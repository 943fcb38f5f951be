<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:g="https://example.org/marine-gravity-core/1.0" exclude-result-prefixes="g">
  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>

  <xsl:template match="/g:gravityCore">
    <html lang="en">
      <head><title><xsl:value-of select="g:station"/></title></head>
      <body>
        <h1><xsl:value-of select="concat('Gravity core ', g:station)"/></h1>
        <dl>
          <xsl:apply-templates select="*[not(*)][normalize-space() != '']"/>
          <xsl:apply-templates select="g:cruise/*"/>
          <xsl:if test="g:position">
            <dt>position</dt>
            <dd><xsl:value-of select="concat(g:position/@latitude, ', ', g:position/@longitude)"/></dd>
          </xsl:if>
        </dl>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="*">
    <dt><xsl:value-of select="local-name()"/></dt>
    <dd><xsl:value-of select="."/></dd>
  </xsl:template>
</xsl:stylesheet>
