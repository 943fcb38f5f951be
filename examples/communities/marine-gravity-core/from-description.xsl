<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:d="http://schema.igsn.org/description/1.0" xmlns="https://example.org/marine-gravity-core/1.0"
  exclude-result-prefixes="d">
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes"/>

  <xsl:template match="/d:resource">
    <gravityCore>
      <xsl:attribute name="access">
        <xsl:choose>
          <xsl:when test="d:sampleAccess = 'Private'">closed</xsl:when>
          <xsl:otherwise>open</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <igsn><xsl:value-of select="d:identifier"/></igsn>
      <station><xsl:value-of select="d:name"/></station>
      <xsl:apply-templates select="d:geoLocations/d:geoLocation/d:geometry[@type = 'Point'][1]"/>
      <xsl:if test="d:collectionTime">
        <bottomContact><xsl:value-of select="d:collectionTime"/></bottomContact>
      </xsl:if>
      <xsl:if test="normalize-space(d:materials/d:alternateMaterials/d:alternateMaterial[1]) != ''">
        <sediment><xsl:value-of select="d:materials/d:alternateMaterials/d:alternateMaterial[1]"/></sediment>
      </xsl:if>
      <xsl:if test="normalize-space(d:contributors/d:contributor[@type = 'HostingInstitution'][1]/d:name) != ''">
        <repository><xsl:value-of select="d:contributors/d:contributor[@type = 'HostingInstitution'][1]/d:name"/></repository>
      </xsl:if>
    </gravityCore>
  </xsl:template>

  <xsl:template match="d:geometry">
    <xsl:variable name="point" select="normalize-space(.)"/>
    <position latitude="{substring-after($point, ' ')}" longitude="{substring-before($point, ' ')}"/>
  </xsl:template>
</xsl:stylesheet>
