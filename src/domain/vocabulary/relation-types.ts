import { foldLabel } from './fold-words.ts';

/**
 * A relation of DataCite 4.7, read from the described object to the other thing. `kernel` is the nearest of the 11 relations
 * of the IGSN registration, `gfz` the nearest of the 25 of GFZ description-ext; each is the relation itself where it is listed.
 */
export interface RelationType {
  readonly label: string;
  readonly inverse: string;
  readonly kernel: string;
  readonly gfz: string;
}

const pair = (label: string, inverse: string, kernel = label, gfz = label): RelationType => ({
  label,
  inverse,
  kernel,
  gfz,
});

/**
 * The relations of DataCite 4.7 (metadata-schemas 6.4) with what stands for them in the narrower lists (1, 2.4). A relation
 * that a list lacks becomes the nearest true statement: a derivation a part, a description a documentation, else a reference.
 */
export const RELATION_TYPES: readonly RelationType[] = [
  pair('IsCitedBy', 'Cites'),
  pair('Cites', 'IsCitedBy', 'References'),
  pair('IsSupplementTo', 'IsSupplementedBy', 'IsReferencedBy'),
  pair('IsSupplementedBy', 'IsSupplementTo', 'References'),
  pair('IsContinuedBy', 'Continues', 'IsReferencedBy'),
  pair('Continues', 'IsContinuedBy', 'References'),
  pair('IsNewVersionOf', 'IsPreviousVersionOf', 'IsVariantFormOf'),
  pair('IsPreviousVersionOf', 'IsNewVersionOf', 'IsOriginalFormOf'),
  pair('IsPartOf', 'HasPart'),
  pair('HasPart', 'IsPartOf'),
  pair('IsPublishedIn', 'HasPart', 'IsPartOf', 'IsPartOf'),
  pair('IsReferencedBy', 'References'),
  pair('References', 'IsReferencedBy'),
  pair('IsDocumentedBy', 'Documents'),
  pair('Documents', 'IsDocumentedBy'),
  pair('IsCompiledBy', 'Compiles'),
  pair('Compiles', 'IsCompiledBy'),
  pair('IsVariantFormOf', 'IsOriginalFormOf'),
  pair('IsOriginalFormOf', 'IsVariantFormOf'),
  pair('IsIdenticalTo', 'IsIdenticalTo', 'IsVariantFormOf'),
  pair('HasMetadata', 'IsMetadataFor', 'IsDocumentedBy'),
  pair('IsMetadataFor', 'HasMetadata', 'Documents'),
  pair('Reviews', 'IsReviewedBy', 'References'),
  pair('IsReviewedBy', 'Reviews', 'IsReferencedBy'),
  pair('IsDerivedFrom', 'IsSourceOf', 'IsPartOf'),
  pair('IsSourceOf', 'IsDerivedFrom', 'HasPart'),
  pair('Describes', 'IsDescribedBy', 'Documents', 'Documents'),
  pair('IsDescribedBy', 'Describes', 'IsDocumentedBy', 'IsDocumentedBy'),
  pair('HasVersion', 'IsVersionOf', 'IsOriginalFormOf', 'IsOriginalFormOf'),
  pair('IsVersionOf', 'HasVersion', 'IsVariantFormOf', 'IsVariantFormOf'),
  pair('Requires', 'IsRequiredBy', 'References', 'References'),
  pair('IsRequiredBy', 'Requires', 'IsReferencedBy', 'IsReferencedBy'),
  pair('Obsoletes', 'IsObsoletedBy', 'IsVariantFormOf', 'IsNewVersionOf'),
  pair('IsObsoletedBy', 'Obsoletes', 'IsOriginalFormOf', 'IsPreviousVersionOf'),
  pair('Collects', 'IsCollectedBy', 'References', 'References'),
  pair('IsCollectedBy', 'Collects', 'IsReferencedBy', 'IsReferencedBy'),
  pair('HasTranslation', 'IsTranslationOf', 'IsOriginalFormOf', 'IsOriginalFormOf'),
  pair('IsTranslationOf', 'HasTranslation', 'IsVariantFormOf', 'IsVariantFormOf'),
  pair('Other', 'Other', 'References', 'References'),
];

const BY_LABEL = new Map(RELATION_TYPES.map((one) => [foldLabel(one.label), one]));
const REFERENCES = pair('References', 'IsReferencedBy');

/** The relation with a label, in any case and with or without blanks; `References` for a word that is not listed. */
export function relationTypeOf(label: string): RelationType {
  return BY_LABEL.get(foldLabel(label)) ?? REFERENCES;
}
