import type { UncertainOf } from '../../domain/description/uncertain-number.ts';
import { atMost, legalDecimal } from '../legal-values.ts';
import { type FlatElement, stated } from './flat-element.ts';
import { splitList } from './split-list.ts';
import { doubtsIn, type NumberForm, numberText, readNumber } from './uncertain-cells.ts';
import { one, part, text } from './value-codecs.ts';

/** Numeric ages with their unit as stated, ages by name, and the unit of rock. Ages in a list stand between commas. */
export const AGE_ELEMENTS: readonly FlatElement[] = [
  age('age_min', 'minimum', 'ageMinimum'),
  age('age_max', 'maximum', 'ageMaximum'),
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

/** One end of the age. A unit in the text itself is that of both ends, unless the list names another, which is not converted. */
function age(name: string, end: 'minimum' | 'maximum', of: UncertainOf): FlatElement {
  return {
    name,
    members: ['ageRange'],
    write: (source) => stated(numberText(source, of, legalDecimal(source.description.ageRange?.[end], 0))),
    read: (list) => {
      const unit = list.value('age_unit')?.text;
      let own: string | undefined;
      const factorOf: NumberForm['factorOf'] = (said) => {
        own = said;
        return unit === undefined || unit.toLowerCase() === said.toLowerCase() ? 1 : undefined;
      };
      const read = readNumber(list.value(name), of, { least: 0, factorOf });
      if (read.value === undefined) return doubtsIn(read);
      const words = unit === undefined && own !== undefined ? { unit: own } : {};
      return { ageRange: { [end]: read.value, ...words }, ...doubtsIn(read) };
    },
  };
}
