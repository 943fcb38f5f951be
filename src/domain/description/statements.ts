import type { PreciseDate } from './precise-date.ts';

/** A term of a vocabulary: label as shown, URI without trailing slash where the term has one, `scheme` the vocabulary's URI or name. */
export interface Concept {
  readonly label: string;
  readonly uri?: string;
  readonly scheme?: string;
}

/** A subject word in a named scheme; plain words stand in `keywords`. */
export interface Subject extends Concept {
  readonly schemeUri?: string;
  readonly classificationCode?: string;
  readonly language?: string;
}

/** A text about the object beside the abstract. `type` is DataCite's descriptionType or the scheme's own word. */
export interface FurtherDescription {
  readonly text: string;
  readonly type?: string;
  readonly scheme?: string;
  readonly schemeUri?: string;
  readonly language?: string;
}

/** A date that has no member of its own. `date` as stated: a precise date, a range `a/b`, or free text; `type` is DataCite's dateType. */
export interface StatedDate {
  readonly date: string;
  readonly type: string;
  readonly note?: string;
}

/** What may be done with the record or the object. */
export interface Licence {
  readonly name?: string;
  readonly uri?: string;
  readonly identifier?: string;
  readonly scheme?: string;
  readonly schemeUri?: string;
  readonly language?: string;
}

/** A Local Contexts label or notice (CARE principles): the community's word on who may use it and how. */
export interface LocalContextsLabel {
  readonly name: string;
  readonly uri?: string;
  readonly community?: string;
  readonly text?: string;
}

/** A size or amount: the number or words as stated, with the unit where there is one. */
export interface Size {
  readonly value: string;
  readonly unit?: string;
}

/** A numeric age. `unit` as stated (`Ma`, `ka`, `years BP`); either end may be unknown. */
export interface AgeRange {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly unit?: string;
}

/** An instrument or device the object was taken or measured with. */
export interface Instrument {
  readonly name: string;
  readonly identifier?: string;
  readonly identifierType?: string;
}

/** From what the object was launched or lowered at sea: AUV, HOV, ROV, Sled. */
export interface Launch {
  readonly type?: string;
  readonly platformName?: string;
  readonly identifier?: string;
}

/** One stay of the object in a collection. */
export interface Curation {
  readonly institution: string;
  readonly institutionUri?: string;
  readonly curator?: string;
  readonly curatorIdentifier?: string;
  readonly curatorIdentifierType?: string;
  readonly location?: string;
  readonly date?: PreciseDate;
}

/** What may have become of an object that is not where it is kept. */
export type CustodyState = 'shipped' | 'lent' | 'used-up' | 'lost' | 'destroyed';

/**
 * What became of an object: on its way or with somebody since a day, lent until another one, or gone. Never says with whom. Absent in a
 * description means that it is where it is kept, or that nobody said.
 */
export interface Custody {
  readonly state: CustodyState;
  readonly since: PreciseDate;
  readonly until?: PreciseDate;
}

/** A record about the object somewhere else. */
export interface SupplementalRecord {
  readonly url: string;
  readonly title?: string;
}

/** What a foreign record says that no member has a place for: where it stood, in which format, and its text or markup. */
export interface ForeignElement {
  readonly format: string;
  readonly path: string;
  readonly content: string;
}
