<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:g="https://example.org/marine-gravity-core/1.0" xmlns="http://schema.igsn.org/description/1.0"
  exclude-result-prefixes="g">
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes"/>

  <xsl:template match="/g:gravityCore">
    <resource type="Sample">
      <identifier type="IGSN"><xsl:value-of select="normalize-space(g:igsn)"/></identifier>
      <name><xsl:value-of select="normalize-space(g:station)"/></name>
      <description><xsl:call-template name="sentence"/></description>
      <xsl:apply-templates select="g:cruise/g:chiefScientist"/>
      <xsl:if test="g:repository">
        <contributors>
          <contributor type="HostingInstitution">
            <name><xsl:value-of select="normalize-space(g:repository)"/></name>
          </contributor>
        </contributors>
      </xsl:if>
      <xsl:apply-templates select="g:position"/>
      <resourceTypes>
        <resourceType>http://vocabulary.odm2.org/specimentype/core/</resourceType>
      </resourceTypes>
      <materials>
        <material>http://vocabulary.odm2.org/medium/sediment/</material>
        <xsl:if test="g:sediment">
          <alternateMaterials>
            <alternateMaterial><xsl:value-of select="normalize-space(g:sediment)"/></alternateMaterial>
          </alternateMaterials>
        </xsl:if>
      </materials>
      <collectionMethods>
        <collectionMethod>Corer:Gravity</collectionMethod>
        <xsl:if test="g:corerWeight">
          <alternateCollectionMethods>
            <alternateCollectionMethod>
              <xsl:value-of select="concat('Gravity corer of ', g:corerWeight, ' kg')"/>
            </alternateCollectionMethod>
          </alternateCollectionMethods>
        </xsl:if>
      </collectionMethods>
      <xsl:if test="g:bottomContact">
        <collectionTime><xsl:value-of select="normalize-space(g:bottomContact)"/></collectionTime>
      </xsl:if>
      <sampleAccess>
        <xsl:choose>
          <xsl:when test="@access = 'closed'">Private</xsl:when>
          <xsl:otherwise>Public</xsl:otherwise>
        </xsl:choose>
      </sampleAccess>
    </resource>
  </xsl:template>

  <xsl:template match="g:chiefScientist">
    <collector>
      <xsl:if test="@orcid">
        <identifier type="ORCID"><xsl:value-of select="@orcid"/></identifier>
      </xsl:if>
      <name><xsl:value-of select="normalize-space(.)"/></name>
    </collector>
  </xsl:template>

  <xsl:template match="g:position">
    <geoLocations>
      <geoLocation>
        <geometry type="Point" sridType="4326">
          <xsl:value-of select="concat(@longitude, ' ', @latitude)"/>
        </geometry>
      </geoLocation>
    </geoLocations>
  </xsl:template>

  <xsl:template name="sentence">
    <xsl:text>Gravity core</xsl:text>
    <xsl:if test="g:cruise"><xsl:value-of select="concat(' taken from ', normalize-space(g:cruise/g:vessel))"/></xsl:if>
    <xsl:if test="g:waterDepth"><xsl:value-of select="concat(' at ', g:waterDepth, ' m of water')"/></xsl:if>
    <xsl:if test="g:recovery"><xsl:value-of select="concat(', ', g:recovery, ' m recovered')"/></xsl:if>
    <xsl:text>.</xsl:text>
  </xsl:template>
</xsl:stylesheet>
