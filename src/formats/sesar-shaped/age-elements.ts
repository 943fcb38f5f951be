import { atMost } from '../legal-values.ts';
import { type FlatElement, stated } from './flat-element.ts';
import { splitList } from './split-list.ts';
import { decimal, one, part, text } from './value-codecs.ts';

/** Numeric ages with their unit as stated, ages by name, and the unit of rock. Ages in a list stand between commas. */
export const AGE_ELEMENTS: readonly FlatElement[] = [
  part('age_min', 'ageRange', 'minimum', decimal(0)),
  part('age_max', 'ageRange', 'maximum', decimal(0)),
  part('age_unit', 'ageRange', 'unit', text(255)),
  {
    name: 'geological_age',
    members: ['geologicalAges'],
    write: ({ description }) => stated(atMost(500, description.geologicalAges.join(', '))),
    read: (list) => {
      const ages = list.values('geological_age').flatMap((cell) => splitList(cell.text, ','));
      return { geologicalAges: ages.filter((age) => age !== '') };
    },
  },
  one('geological_unit', 'geologicalUnit', text(500)),
];
