import type { Agent, Publisher } from './agent.ts';

/** An identifier with the word for its scheme. */
export interface TypedIdentifier {
  readonly type: string;
  readonly value: string;
}

/**
 * A work or object elsewhere. `relationType` is DataCite's, read from the described object to the other. The metadata scheme
 * members belong to `HasMetadata` and `IsMetadataFor`; `generalType` is a DataCite resourceTypeGeneral.
 */
export interface RelatedWork {
  readonly identifier: string;
  readonly identifierType: string;
  readonly relationType: string;
  readonly title?: string;
  readonly citation?: string;
  readonly generalType?: string;
  readonly relationNote?: string;
  readonly metadataScheme?: string;
  readonly schemeUri?: string;
  readonly schemeType?: string;
}

/** A work described within the record, as DataCite's relatedItem has it; it need not have an identifier. */
export interface RelatedItem {
  readonly generalType: string;
  readonly relationType: string;
  readonly relationNote?: string;
  readonly identifier?: string;
  readonly identifierType?: string;
  readonly metadataScheme?: string;
  readonly schemeUri?: string;
  readonly schemeType?: string;
  readonly creators?: readonly Agent[];
  readonly titles?: readonly Title[];
  readonly publicationYear?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly number?: string;
  readonly numberType?: string;
  readonly firstPage?: string;
  readonly lastPage?: string;
  readonly publisher?: Publisher;
  readonly edition?: string;
  readonly contributors?: readonly Agent[];
}

/** A title beside the main one. `type` is DataCite's titleType; language a BCP 47 tag. */
export interface Title {
  readonly text: string;
  readonly type?: string;
  readonly language?: string;
}

/** An image of the object, or another file that shows it. */
export interface Image {
  readonly url: string;
  readonly caption?: string;
  readonly licence?: string;
}
