import type { TypedIdentifier } from '../identifier-forms.ts';

/**
 * A DataCite record, kernel 4.0 to 4.7, in the words of the REST API: what XML and JSON say alike. Absent means not stated,
 * empty lists do not occur in what a writer makes. Texts are trimmed; coordinates are WGS 84 degrees.
 * Source: DataCite Metadata Schema 4.7; REST API of DataCite.
 */
export interface DataciteRecord {
  /** DOI without address, lower case where we write it. */
  readonly doi?: string;
  /** What it names itself by where it has no DOI: `Handle` or `IGSN`. */
  readonly otherIdentifier?: TypedIdentifier;
  readonly url?: string;
  readonly creators?: readonly DataciteName[];
  readonly titles?: readonly DataciteTitle[];
  readonly publisher?: DatacitePublisher;
  /** Four digits. */
  readonly publicationYear?: string;
  readonly types?: { readonly resourceTypeGeneral: string; readonly resourceType?: string };
  readonly subjects?: readonly DataciteSubject[];
  readonly contributors?: readonly DataciteName[];
  readonly dates?: readonly DataciteDate[];
  readonly language?: string;
  readonly alternateIdentifiers?: readonly DataciteAlternate[];
  readonly relatedIdentifiers?: readonly DataciteRelated[];
  readonly sizes?: readonly string[];
  readonly formats?: readonly string[];
  readonly version?: string;
  readonly rightsList?: readonly DataciteRights[];
  readonly descriptions?: readonly DataciteText[];
  readonly geoLocations?: readonly DatacitePlace[];
  readonly fundingReferences?: readonly DataciteFunding[];
  readonly relatedItems?: readonly DataciteItem[];
}

/** A creator, or a contributor with its type. */
export interface DataciteName {
  readonly name: string;
  readonly nameType?: string;
  readonly lang?: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly nameIdentifiers?: readonly DataciteNameIdentifier[];
  readonly affiliation?: readonly DataciteAffiliation[];
  readonly contributorType?: string;
}

/** An identifier of a person or organisation. */
export interface DataciteNameIdentifier {
  readonly nameIdentifier: string;
  readonly nameIdentifierScheme?: string;
  readonly schemeUri?: string;
}

/** An institution of a person. */
export interface DataciteAffiliation {
  readonly name: string;
  readonly affiliationIdentifier?: string;
  readonly affiliationIdentifierScheme?: string;
  readonly schemeUri?: string;
}

/** A title; the main one has no type. */
export interface DataciteTitle {
  readonly title: string;
  readonly titleType?: string;
  readonly lang?: string;
}

/** Who publishes. */
export interface DatacitePublisher {
  readonly name: string;
  readonly publisherIdentifier?: string;
  readonly publisherIdentifierScheme?: string;
  readonly schemeUri?: string;
  readonly lang?: string;
}

/** A subject word. */
export interface DataciteSubject {
  readonly subject: string;
  readonly subjectScheme?: string;
  readonly schemeUri?: string;
  readonly valueUri?: string;
  readonly classificationCode?: string;
  readonly lang?: string;
}

/** A date, a range or free text. */
export interface DataciteDate {
  readonly date: string;
  readonly dateType: string;
  readonly dateInformation?: string;
}

/** A further identifier of the same thing. */
export interface DataciteAlternate {
  readonly alternateIdentifier: string;
  readonly alternateIdentifierType: string;
}

/** A related thing by its identifier. */
export interface DataciteRelated {
  readonly relatedIdentifier: string;
  readonly relatedIdentifierType: string;
  readonly relationType: string;
  readonly resourceTypeGeneral?: string;
  readonly relatedMetadataScheme?: string;
  readonly schemeUri?: string;
  readonly schemeType?: string;
  readonly relationTypeInformation?: string;
}

/** A licence or statement of rights. */
export interface DataciteRights {
  readonly rights?: string;
  readonly rightsUri?: string;
  readonly rightsIdentifier?: string;
  readonly rightsIdentifierScheme?: string;
  readonly schemeUri?: string;
  readonly lang?: string;
}

/** A description; a line break in it is `br` in XML. */
export interface DataciteText {
  readonly description: string;
  readonly descriptionType: string;
  readonly lang?: string;
}

/** A position in degrees, WGS 84. */
export interface DatacitePoint {
  readonly pointLongitude: number;
  readonly pointLatitude: number;
}

/** A box in degrees, WGS 84. */
export interface DataciteBox {
  readonly westBoundLongitude: number;
  readonly eastBoundLongitude: number;
  readonly southBoundLatitude: number;
  readonly northBoundLatitude: number;
}

/** A polygon: its ring, and a point that tells which side is meant. */
export interface DatacitePolygon {
  readonly points: readonly DatacitePoint[];
  readonly inPolygonPoint?: DatacitePoint;
}

/** One geoLocation. */
export interface DatacitePlace {
  readonly geoLocationPlace?: string;
  readonly points?: readonly DatacitePoint[];
  readonly boxes?: readonly DataciteBox[];
  readonly polygons?: readonly DatacitePolygon[];
}

/** A grant. */
export interface DataciteFunding {
  readonly funderName: string;
  readonly funderIdentifier?: string;
  readonly funderIdentifierType?: string;
  readonly schemeUri?: string;
  readonly awardNumber?: string;
  readonly awardUri?: string;
  readonly awardTitle?: string;
}

/** A related thing described within the record (4.4 and later). */
export interface DataciteItem {
  readonly relatedItemType: string;
  readonly relationType: string;
  readonly relationTypeInformation?: string;
  readonly relatedItemIdentifier?: {
    readonly relatedItemIdentifier: string;
    readonly relatedItemIdentifierType?: string;
    readonly relatedMetadataScheme?: string;
    readonly schemeUri?: string;
    readonly schemeType?: string;
  };
  readonly creators?: readonly DataciteName[];
  readonly titles?: readonly DataciteTitle[];
  readonly publicationYear?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly number?: string;
  readonly numberType?: string;
  readonly firstPage?: string;
  readonly lastPage?: string;
  readonly publisher?: string;
  readonly edition?: string;
  readonly contributors?: readonly DataciteName[];
}
