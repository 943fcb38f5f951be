import type { FamilyMember } from '../../domain/description/sample-description.ts';
import { SAMPLE_TYPES } from '../../domain/vocabulary/sample-types.ts';
import { atMost } from '../legal-values.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import { type FlatElement, type FlatReader, type Said, stated } from './flat-element.ts';
import { objectTypeOf, sampleTypeIn, writableSampleType } from './sample-types.ts';

/** Who registers. Written even where it is not known, since the list demands the element. */
export const USER_CODE: FlatElement = {
  name: 'user_code',
  members: ['namespace'],
  write: ({ description }) => [{ text: description.namespace }],
  read: (list) => ({ namespace: list.value('user_code')?.text }),
};

/** What it is, by the list of types; with SESAR's `sample_subtype` where there is one. */
export const SAMPLE_TYPE: FlatElement = {
  name: 'sample_type',
  members: ['sampleType', 'objectType'],
  write: ({ description, dialect }) => stated(writableSampleType(description, dialect.sampleTypes)),
  read: readSampleType,
};

/** The number of the object itself; the document's reader decides which of several holds. */
export const IGSN: FlatElement = {
  name: 'igsn',
  members: ['igsn'],
  write: ({ description }) => stated(description.igsn.toUpperCase()),
};

/** The number of the parent. */
export const PARENT: FlatElement = {
  name: 'parent_igsn',
  members: ['parent'],
  write: ({ description }) => stated(description.parent?.igsn.toUpperCase()),
  read: (list) => ({ parent: memberIn(list.value('parent_igsn')?.text) }),
};

/** What else it is called, each name once. */
export const OTHER_NAMES: FlatElement = {
  name: 'sample_other_names',
  members: ['otherNames'],
  write: ({ description }) => description.otherNames.flatMap((name) => stated(atMost(255, name))),
  read: (list) => ({ otherNames: [...new Set(list.values('sample_other_names').map((cell) => cell.text))] }),
};

/** A relative that is known by its identifier alone; undefined for blank text. */
export function memberIn(text: string | undefined): FamilyMember | undefined {
  const code = readIdentifier(text)?.code;
  return code === undefined ? undefined : { igsn: code, name: code };
}

function readSampleType(list: FlatReader): Said {
  const cell = list.value('sample_type');
  const subtype = list.value('sample_subtype')?.text;
  const stated = subtype ?? cell?.text;
  if (stated === undefined) return {};
  const type = sampleTypeIn(stated, SAMPLE_TYPES);
  if (type === undefined)
    cell?.find('unknown-term', `${stated} is no listed sample type.`, { value: stated, rule: SAMPLE_TYPES.join(', ') });
  // A word outside the list that means a listed one is kept as it was said, unless it is only a matter of spelling.
  const isSpelling = type !== undefined && (stated.toLowerCase().endsWith(type.toLowerCase()) || type === 'Hole');
  return { sampleType: isSpelling ? type : stated, objectType: objectTypeOf(type ?? '') };
}
