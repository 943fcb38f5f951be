import type { DepthInterval } from '../sample-description.ts';
import type { Breach, Rule } from './rule.ts';

/** The deepest hole (Kola, 12,262 m) and the deepest sea bed leave room below this, in metres. */
const DEEPEST_M = 13_000;

/** Rules about depths, lengths and ages: metres downwards positive, each on its own scale. */
export const DEPTH_RULES: readonly Rule[] = [
  {
    code: 'depth-order',
    text: 'The top of an interval lies above its bottom.',
    source: 'GFZ description-ext 1.3, depth_min and depth_max',
    severity: 'error',
    breaches: ({ depths }) =>
      where(depths, ({ topM, bottomM }) => topM !== undefined && bottomM !== undefined && topM > bottomM),
  },
  {
    code: 'depth-implausible',
    text: `No hole is deeper than ${DEEPEST_M.toLocaleString('en')} m.`,
    source: 'Kola superdeep borehole, 12,262 m',
    severity: 'warning',
    breaches: ({ depths }) => where(depths, ({ topM = 0, bottomM = 0 }) => Math.max(topM, bottomM) > DEEPEST_M),
  },
  {
    code: 'depth-without-scale',
    text: 'A depth names the scale it is measured on.',
    source: 'IODP depth scale terminology; GFZ description-ext 1.3, depth_scale',
    severity: 'info',
    breaches: ({ depths }) => where(depths, ({ scale, scaleText }) => scale === 'other' && scaleText === undefined),
  },
  {
    code: 'length-not-positive',
    text: 'A length is greater than zero.',
    source: 'Plain sense',
    severity: 'warning',
    breaches: ({ lengthM }) => (lengthM === undefined || lengthM > 0 ? [] : [{ field: 'lengthM', value: lengthM }]),
  },
  {
    code: 'age-order',
    text: 'The youngest age is not greater than the oldest, and neither is negative.',
    source: 'GFZ description-ext 1.3, age_min and age_max',
    severity: 'error',
    breaches: ({ ageRange }) => {
      const { minimum = 0, maximum = Number.POSITIVE_INFINITY } = ageRange ?? {};
      return minimum <= maximum && minimum >= 0 && maximum >= 0
        ? []
        : [{ field: 'ageRange', value: `${ageRange?.minimum ?? ''} to ${ageRange?.maximum ?? ''}` }];
    },
  },
];

function where(depths: readonly DepthInterval[], isWrong: (one: DepthInterval) => boolean): readonly Breach[] {
  return depths.flatMap((one, n) =>
    isWrong(one)
      ? [
          {
            field: 'depths' as const,
            member: `[${n + 1}]`,
            value: `${one.topM ?? ''} to ${one.bottomM ?? ''} m ${one.scale}`,
          },
        ]
      : [],
  );
}
