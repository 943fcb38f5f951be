/**
 * The children of the ISO elements that we write, in the order of the standards, by name without prefix. Where an element is
 * called alike in both standards but ordered otherwise, the key has the prefix. An element that is not listed has one
 * property value only.
 */
export const ELEMENT_ORDER: Readonly<Record<string, string>> = {
  'mdb:MD_Metadata':
    'metadataIdentifier defaultLocale parentMetadata metadataScope contact dateInfo metadataStandard metadataProfile alternativeMetadataReference otherLocale metadataLinkage spatialRepresentationInfo referenceSystemInfo metadataExtensionInfo identificationInfo contentInfo distributionInfo dataQualityInfo resourceLineage portrayalCatalogueInfo metadataConstraints applicationSchemaInfo metadataMaintenance acquisitionInformation',
  'gmi:MI_Metadata':
    'fileIdentifier language characterSet parentIdentifier hierarchyLevel hierarchyLevelName contact dateStamp metadataStandardName metadataStandardVersion dataSetURI locale spatialRepresentationInfo referenceSystemInfo metadataExtensionInfo identificationInfo contentInfo distributionInfo dataQualityInfo portrayalCatalogueInfo metadataConstraints applicationSchemaInfo metadataMaintenance series describes propertyType featureType featureAttribute acquisitionInformation',
  'mri:MD_DataIdentification':
    'citation abstract purpose credit status pointOfContact spatialRepresentationType spatialResolution temporalResolution topicCategory extent additionalDocumentation processingLevel resourceMaintenance graphicOverview resourceFormat descriptiveKeywords resourceSpecificUsage resourceConstraints associatedResource defaultLocale otherLocale environmentDescription supplementalInformation',
  'gmd:MD_DataIdentification':
    'citation abstract purpose credit status pointOfContact resourceMaintenance graphicOverview resourceFormat descriptiveKeywords resourceSpecificUsage resourceConstraints aggregationInfo spatialRepresentationType spatialResolution language characterSet topicCategory environmentDescription extent supplementalInformation',
  CI_Citation:
    'title alternateTitle date edition editionDate identifier citedResponsibleParty presentationForm series otherCitationDetails ISBN ISSN onlineResource graphic',
  CI_Date: 'date dateType',
  CI_Responsibility: 'role extent party',
  CI_ResponsibleParty: 'individualName organisationName positionName contactInfo role',
  CI_Organisation: 'name contactInfo partyIdentifier logo individual',
  CI_Individual: 'name contactInfo partyIdentifier positionName',
  CI_OnlineResource: 'linkage protocol applicationProfile name description function protocolRequest',
  MD_Identifier: 'authority code codeSpace version description',
  MD_MetadataScope: 'resourceScope name',
  PT_Locale: 'language country characterEncoding',
  EX_Extent: 'description geographicElement temporalElement verticalElement',
  EX_GeographicBoundingBox:
    'extentTypeCode westBoundLongitude eastBoundLongitude southBoundLatitude northBoundLatitude',
  EX_VerticalExtent: 'minimumValue maximumValue verticalCRSId verticalCRS',
  TimePeriod: 'beginPosition endPosition',
  MD_Keywords: 'keyword type thesaurusName keywordClass',
  MD_LegalConstraints:
    'useLimitation constraintApplicationScope graphic reference releasability responsibleParty accessConstraints useConstraints otherConstraints',
  MD_AssociatedResource: 'name associationType initiativeType metadataReference',
  MD_AggregateInformation: 'aggregateDataSetName aggregateDataSetIdentifier associationType initiativeType',
  MD_BrowseGraphic: 'fileName fileDescription fileType',
  MD_Distribution: 'description distributionFormat distributor transferOptions',
  DQ_DataQuality: 'scope report lineage',
  LI_Lineage: 'statement scope additionalDocumentation source processStep',
  MI_AcquisitionInformation:
    'scope instrument operation platform acquisitionPlan objective acquisitionRequirement environmentalConditions',
  MI_Instrument: 'citation identifier type description mountedOn',
  MI_Operation: 'description citation identifier status type',
};

/** What must be there, by element. */
export const MUST_HAVE: Readonly<Record<string, string>> = {
  'mdb:MD_Metadata': 'contact dateInfo identificationInfo',
  'gmi:MI_Metadata': 'contact dateStamp identificationInfo',
  'mri:MD_DataIdentification': 'citation abstract',
  'gmd:MD_DataIdentification': 'citation abstract language',
  CI_Citation: 'title',
  CI_Date: 'date dateType',
  CI_Responsibility: 'role party',
  CI_ResponsibleParty: 'role',
  CI_OnlineResource: 'linkage',
  MD_Identifier: 'code',
  MD_MetadataScope: 'resourceScope',
  EX_GeographicBoundingBox: 'westBoundLongitude eastBoundLongitude southBoundLatitude northBoundLatitude',
  EX_VerticalExtent: 'minimumValue maximumValue',
  TimePeriod: 'beginPosition endPosition',
  MD_Keywords: 'keyword',
  MI_Instrument: 'identifier type',
  MI_Operation: 'status',
};
