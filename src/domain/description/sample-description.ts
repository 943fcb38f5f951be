import type { ObjectType } from '../drilling/object-type.ts';
import type { DepthScale } from '../field.ts';
import type { Agent, FundingReference, Publisher } from './agent.ts';
import type { Place, UtmPosition } from './place.ts';
import type { PreciseDate } from './precise-date.ts';
import type { Image, RelatedItem, RelatedWork, Title, TypedIdentifier } from './related-work.ts';
import type {
  AgeRange,
  Concept,
  Curation,
  Custody,
  ForeignElement,
  FurtherDescription,
  Instrument,
  Launch,
  Licence,
  LocalContextsLabel,
  Size,
  StatedDate,
  Subject,
  SupplementalRecord,
} from './statements.ts';
import type { UncertainNumber } from './uncertain-number.ts';

/**
 * Another registered object of the family. A foreign record may know of it by identifier alone: `name` is then the IGSN.
 * `prefix` of handle or DOI is stated where it is another than that of the object itself.
 */
export interface FamilyMember {
  readonly igsn: string;
  readonly prefix?: string;
  readonly name: string;
  readonly objectType?: ObjectType;
}

/**
 * A depth interval in metres, downwards positive. `scale` is `other` for the words of a foreign record that no scale of ours
 * means; they stand in `scaleText`. A foreign record may state one end only.
 */
export interface DepthInterval {
  readonly scale: DepthScale | 'other';
  readonly scaleText?: string;
  readonly topM?: number;
  readonly bottomM?: number;
}

/** A field of one object as shown to people: descriptor name, and the value with its unit already apart. */
export interface StatedField {
  readonly field: string;
  readonly value: string | number | boolean | readonly string[];
}

/** The expedition or campaign of an object. A foreign record may have no more than a name. */
export interface ExpeditionName {
  readonly code: string;
  readonly name?: string;
  readonly acronym?: string;
  readonly program: string;
}

/**
 * The canonical description of one registered object: everything that any metadata format or page says of it, once.
 * Absent means not stated; an absent list is empty. Positions are WGS 84 degrees, heights metres above `verticalDatum` (mean
 * sea level where it is absent), lengths metres. Where a format repeats what others say once, the first and main statement
 * has the plain member and the rest its `further…` list. Built by {@link describeObject} from the core tree, or read from a
 * foreign format.
 */
export interface SampleDescription extends Identity, Geology, Whereabouts, Collection, Curating, Works {
  /** The object's own typed fields as entered, in descriptor order, for pages and tables. */
  readonly stated: readonly StatedField[];
  /** Numbers of the members above that were stated with doubt, or as words in their place. */
  readonly uncertainNumbers?: readonly UncertainNumber[];
  /** What a foreign record says that no member above has a place for. */
  readonly foreign?: readonly ForeignElement[];
}

/** How the object is called and what it is. */
interface Identity {
  /** Upper case, without prefix. For a foreign record what follows the prefix of its identifier. */
  readonly igsn: string;
  /** The prefix under which a foreign record names itself (`10273`, `10.58052`); absent for our own and for bare codes. */
  readonly prefix?: string;
  /** Namespace of the identifier; the `user_code` of SESAR and GFZ. */
  readonly namespace: string;
  readonly objectType: ObjectType;
  /** Combined id, padded spelling. */
  readonly name: string;
  /** Sentence about the object, as a page title (`Core run 19Z from 143.00 m depth`). */
  readonly title: string;
  readonly titleLanguage?: string;
  readonly furtherTitles?: readonly Title[];
  readonly otherNames: readonly string[];
  /** Names in a named scheme. */
  readonly alternateIdentifiers?: readonly TypedIdentifier[];
  readonly landingPage?: string;
  /** Language of the record's texts, BCP 47. */
  readonly language?: string;
  readonly versionLabel?: string;
  /** DataCite resourceTypeGeneral; absent means PhysicalObject. */
  readonly generalType?: string;
  readonly resourceType?: Concept;
  readonly furtherResourceTypes?: readonly Concept[];
  /** Type of the object, in the list of SESAR and GFZ where that has it. */
  readonly sampleType?: string;
  readonly parent?: FamilyMember;
  readonly furtherParents?: readonly FamilyMember[];
  readonly children: readonly FamilyMember[];
  /** IGSN of the collection it belongs to. */
  readonly collection?: string;
  readonly abstract?: string;
  readonly abstractLanguage?: string;
  readonly furtherDescriptions?: readonly FurtherDescription[];
  readonly keywords: readonly string[];
  readonly subjects?: readonly Subject[];
  readonly comment?: string;
  readonly isDemonstration: boolean;
}

/** What it is made of, how old and how big it is. */
interface Geology {
  readonly material?: Concept;
  readonly furtherMaterials?: readonly Concept[];
  readonly rock?: string;
  /** Places in a classification, paths with `>`. */
  readonly classifications?: readonly Concept[];
  readonly classificationComment?: string;
  readonly geologicalUnit?: string;
  readonly geologicalAges: readonly string[];
  readonly ageRange?: AgeRange;
  /** What feature of the world it stands for. */
  readonly sampledFeatures?: readonly Concept[];
  readonly lengthM?: number;
  readonly size?: Size;
  readonly furtherSizes?: readonly Size[];
  /** Media types or file formats, where the described thing is a file. */
  readonly mediaFormats?: readonly string[];
}

/** Where it comes from. */
interface Whereabouts {
  readonly latitudeDeg?: number;
  readonly longitudeDeg?: number;
  /** The other end of a line, such as a dredge haul. */
  readonly latitudeEndDeg?: number;
  readonly longitudeEndDeg?: number;
  readonly elevationM?: number;
  readonly elevationEndM?: number;
  readonly verticalDatum?: string;
  /** Reference system as stated, where it is not WGS 84. */
  readonly coordinateSystem?: string;
  readonly utm?: UtmPosition;
  /** How the position was found (GPS, DGPS, …). */
  readonly navigationType?: string;
  /** Shapes and named places that are more than the one position above. */
  readonly places?: readonly Place[];
  readonly primaryLocationType?: string;
  readonly primaryLocationName?: string;
  readonly country?: string;
  readonly province?: string;
  readonly county?: string;
  readonly city?: string;
  readonly locality?: string;
  readonly localityUri?: string;
  readonly localityDescription?: string;
  readonly locationDescription?: string;
  readonly depths: readonly DepthInterval[];
}

/** How, when and by whom it was taken. */
interface Collection {
  readonly expedition?: ExpeditionName;
  readonly collectionMethod?: Concept;
  readonly furtherMethods?: readonly Concept[];
  readonly collectionMethodDescription?: string;
  readonly instruments?: readonly Instrument[];
  readonly collectedFrom?: PreciseDate;
  readonly collectedTo?: PreciseDate;
  readonly sampledOn?: PreciseDate;
  readonly platformType?: string;
  readonly platformName?: string;
  readonly platformDescription?: string;
  readonly platformOperator?: string;
  readonly launch?: Launch;
  readonly operator?: string;
  readonly agents: readonly Agent[];
  readonly fundingAgencies: readonly string[];
  /** Funding of which more is known than the funder's name. */
  readonly funding?: readonly FundingReference[];
  readonly publisher?: Publisher;
}

/** Where it lies, who may have it and what it was taken for. */
interface Curating {
  readonly sampleRequest?: string;
  readonly sampledBy?: string;
  readonly purpose?: string;
  readonly currentArchive?: string;
  readonly currentArchiveContact?: string;
  readonly originalArchive?: string;
  readonly originalArchiveContact?: string;
  readonly curations?: readonly Curation[];
  /** What became of it, where it is away or gone. */
  readonly custody?: Custody;
  readonly moratoriumUntil?: PreciseDate;
  readonly isPublic: boolean;
  readonly licences?: readonly Licence[];
  readonly localContexts?: readonly LocalContextsLabel[];
}

/** What was written about it and made of it. */
interface Works {
  readonly publishedOn?: PreciseDate;
  readonly publicationYear?: number;
  readonly dates?: readonly StatedDate[];
  readonly relatedWorks: readonly RelatedWork[];
  readonly relatedItems?: readonly RelatedItem[];
  readonly supplementalRecords?: readonly SupplementalRecord[];
  readonly images?: readonly Image[];
}

/** What the register knows beside the description: who registers, when, in which state. Times are UTC, ISO 8601 with `Z`. */
export interface RegistrationFacts {
  readonly registrant: string;
  readonly state: RecordState;
  readonly submittedAt: string;
  readonly registeredAt?: string;
  readonly changedAt: string;
  readonly withdrawnAt?: string;
  readonly version: number;
  /** What a document that was read says beside; absent for our own records. */
  readonly read?: FactsRead;
}

/**
 * What only a foreign document says of a registration. Where it stands, writers add nothing of this installation: neither our
 * agent as affiliation nor our landing page. The log is then the document's own, in its order.
 */
export interface FactsRead {
  readonly registrantIdentifier?: TypedIdentifier;
  readonly registrantAffiliation?: string;
  readonly registrantAffiliationIdentifier?: TypedIdentifier;
  readonly log?: readonly RegistrationEvent[];
}

/**
 * An event of a registration log: submitted, registered, updated, deprecated, destroyed. `at` is ISO 8601 as stated. `text` is
 * what stands in the event beside its comment.
 */
export interface RegistrationEvent {
  readonly event: string;
  readonly at: string;
  readonly comment?: string;
  readonly text?: string;
}

/** States of a record as people see them (UI.md 3). */
export type RecordState = 'reserved' | 'pending' | 'registered' | 'hidden' | 'test' | 'withdrawn';
