/** What a member of a description holds: plain values, or one of the shapes of `sample-description.ts`. */
export type Holds =
  | 'agent'
  | 'concept'
  | 'curation'
  | 'custody'
  | 'date'
  | 'expedition'
  | 'funding'
  | 'identifier'
  | 'image'
  | 'instrument'
  | 'interval'
  | 'label'
  | 'language'
  | 'launch'
  | 'licence'
  | 'markup'
  | 'number'
  | 'place'
  | 'position'
  | 'quantity'
  | 'range'
  | 'term'
  | 'text'
  | 'title'
  | 'url'
  | 'value'
  | 'work'
  | 'yes or no';

/**
 * Everything said once about a member of a description: forms, the field dictionary, the crosswalk and losses are derived
 * from it. `source` is the schema whose definition it follows first.
 */
export interface DescriptionFieldDescriptor {
  readonly label: string;
  readonly definition: string;
  readonly holds: Holds;
  readonly isMany?: boolean;
  readonly unit?: 'm' | '°';
  readonly source: string;
}
