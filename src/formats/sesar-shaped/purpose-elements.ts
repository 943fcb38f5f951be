import { atMost } from '../legal-values.ts';
import { type FlatElement, stated } from './flat-element.ts';

/** What it was taken for; GFZ's element for SESAR's, written with the same words. */
export const SAMPLE_PURPOSE: FlatElement = {
  name: 'sample_purpose',
  members: ['purpose'],
  isGfz: true,
  write: ({ description }) => stated(description.purpose),
  read: (list) => ({ purpose: list.value('sample_purpose')?.text }),
};

/** What it was taken for. Read after `sample_purpose`; other words than those are kept as foreign. */
export const PURPOSE: FlatElement = {
  name: 'purpose',
  members: ['purpose'],
  write: ({ description: { purpose }, dialect: { longestPurpose } }) =>
    stated(longestPurpose === undefined ? purpose : atMost(longestPurpose, purpose)),
  read: (list) => {
    const cell = list.value('purpose');
    const first = list.value('sample_purpose')?.text;
    if (first !== undefined && cell !== undefined && cell.text !== first) cell.keep();
    return { purpose: first ?? cell?.text };
  },
};
