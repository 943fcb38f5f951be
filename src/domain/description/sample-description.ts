import type { ObjectType } from '../drilling/object-type.ts';
import type { DepthScale } from '../field.ts';
import type { SampleType } from '../vocabulary/sample-types.ts';

/** A term of a vocabulary: label as shown, URI without trailing slash where the term has one. */
export interface Concept {
  readonly label: string;
  readonly uri?: string;
}

/** A person or organisation with a DataCite contributor type; people as `Family, Given`. */
export interface Agent {
  readonly name: string;
  readonly isOrganisation: boolean;
  readonly role: string;
  readonly isCreator: boolean;
  readonly orcid?: string;
  readonly affiliation?: string;
  readonly ror?: string;
}

/** Another registered object of the family. */
export interface FamilyMember {
  readonly igsn: string;
  readonly name: string;
  readonly objectType: ObjectType;
}

/** A work or object elsewhere. `relationType` is DataCite's, read from the described object to the other. */
export interface RelatedWork {
  readonly identifier: string;
  readonly identifierType: string;
  readonly relationType: string;
  readonly title?: string;
  readonly citation?: string;
}

/** A depth interval on one named scale, in metres, downwards positive. */
export interface DepthInterval {
  readonly scale: DepthScale;
  readonly topM: number;
  readonly bottomM: number;
}

/** ISO 8601 at the precision known: `2014`, `2014-05`, `2014-05-05` or a time with offset. */
export type PreciseDate = string;

/** A field of one object as shown to people: descriptor name, and the value with its unit already apart. */
export interface StatedField {
  readonly field: string;
  readonly value: string | number | boolean | readonly string[];
}

/**
 * The canonical description of one registered object: everything that any metadata format or page says of it, once.
 * Absent means not stated. Positions are WGS 84 degrees, heights metres above mean sea level, lengths metres.
 * Built by {@link describeObject} from the core tree, or read from a foreign format.
 */
export interface SampleDescription {
  readonly igsn: string;
  /** Namespace of the identifier; the `user_code` of SESAR and GFZ. */
  readonly namespace: string;
  readonly objectType: ObjectType;
  /** Combined id, padded spelling. */
  readonly name: string;
  /** Sentence about the object, as a page title (`Core run 19Z from 143.00 m depth`). */
  readonly title: string;
  readonly otherNames: readonly string[];
  readonly resourceType: Concept;
  /** Type of the object in the list of SESAR and GFZ. */
  readonly sampleType: SampleType;
  readonly material: Concept;
  readonly rock?: string;
  readonly geologicalUnit?: string;
  readonly geologicalAges: readonly string[];
  readonly abstract?: string;
  readonly parent?: FamilyMember;
  readonly children: readonly FamilyMember[];
  readonly expedition: {
    readonly code: string;
    readonly name?: string;
    readonly acronym?: string;
    readonly program: string;
  };
  readonly latitudeDeg?: number;
  readonly longitudeDeg?: number;
  readonly elevationM?: number;
  readonly country?: string;
  readonly province?: string;
  readonly county?: string;
  readonly city?: string;
  readonly locality?: string;
  readonly locationDescription?: string;
  readonly depths: readonly DepthInterval[];
  readonly lengthM?: number;
  readonly size?: { readonly value: string; readonly unit: string };
  readonly collectionMethod?: Concept;
  readonly collectionMethodDescription?: string;
  readonly collectedFrom?: PreciseDate;
  readonly collectedTo?: PreciseDate;
  readonly sampledOn?: PreciseDate;
  readonly platformType?: string;
  readonly platformName?: string;
  readonly platformDescription?: string;
  readonly platformOperator?: string;
  readonly operator?: string;
  readonly agents: readonly Agent[];
  readonly fundingAgencies: readonly string[];
  readonly sampleRequest?: string;
  readonly sampledBy?: string;
  readonly purpose?: string;
  readonly currentArchive?: string;
  readonly currentArchiveContact?: string;
  readonly moratoriumUntil?: PreciseDate;
  readonly isPublic: boolean;
  readonly isDemonstration: boolean;
  readonly relatedWorks: readonly RelatedWork[];
  readonly keywords: readonly string[];
  readonly comment?: string;
  /** The object's own typed fields as entered, in descriptor order, for pages and tables. */
  readonly stated: readonly StatedField[];
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
}

/** States of a record as people see them (UI.md 3). */
export type RecordState = 'reserved' | 'pending' | 'registered' | 'withdrawn';
