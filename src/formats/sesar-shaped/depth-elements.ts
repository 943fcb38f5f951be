import type { DepthInterval, SampleDescription } from '../../domain/description/sample-description.ts';
import type { DepthScale } from '../../domain/field.ts';
import { atMost, legalDecimal } from '../legal-values.ts';
import { type FlatElement, type FlatReader, type Said, stated } from './flat-element.ts';
import { doubtsIn, LENGTHS, numberText, readNumber } from './uncertain-cells.ts';
import { metresIn } from './units.ts';

const SCALE_NAME: Readonly<Record<DepthScale, string>> = {
  csf_a: 'mbs (CSF-A)',
  csf_b: 'mbs (CSF-B)',
  drf: 'mbrf (DRF)',
};

/** Words for the three scales, the finest first. What only says "below surface or floor" is CSF-A, as mDIS writes it. */
const SCALES: readonly (readonly [RegExp, DepthScale])[] = [
  [/csf-?_?b/i, 'csf_b'],
  [/csf-?_?a/i, 'csf_a'],
  [/\bdrf\b|brf\b|rig floor|driller/i, 'drf'],
  [/^(?:m|cm|mm|dm)?b(?:s|sf|lf|gl|gs)\b/i, 'csf_a'],
  [/below (?:the )?(?:ground|surface|sea ?floor|lake ?floor|land surface)/i, 'csf_a'],
];

const UNIT_FIRST = /^(mm|cm|dm|km|m)(?=b(?:s|sf|lf|gl|gs|rf)\b)|^([a-z]+)\b/i;
const NOT_METRIC = /\b(?:ft|foot|feet|inch(?:es)?|in|fathoms?|yards?|fbs|fbsf|ftbs|ftbsf)\b/i;

/** Top of the first interval, metres on `depth_scale`; the three elements are read together. */
export const DEPTH_MIN: FlatElement = {
  name: 'depth_min',
  members: ['depths'],
  write: (source) => stated(numberText(source, 'depthTopM', legalDecimal(first(source.description)?.topM))),
  read: readDepth,
};

/** Bottom of the first interval. */
export const DEPTH_MAX: FlatElement = {
  name: 'depth_max',
  members: ['depths'],
  write: (source) => stated(numberText(source, 'depthBottomM', legalDecimal(first(source.description)?.bottomM))),
};

/** The scale of the first interval; the words as stated where they mean none of ours. */
export const DEPTH_SCALE: FlatElement = {
  name: 'depth_scale',
  members: ['depths'],
  write: ({ description }) => {
    const depth = first(description);
    return stated(atMost(255, depth && (depth.scale === 'other' ? depth.scaleText : SCALE_NAME[depth.scale])));
  },
};

function first({ depths }: SampleDescription): DepthInterval | undefined {
  return depths[0];
}

function readDepth(list: FlatReader): Said {
  const cells = [list.value('depth_min'), list.value('depth_max')];
  const scale = list.value('depth_scale');
  const words = scale?.text ?? '';
  if (cells.every((cell) => cell === undefined)) {
    scale?.keep();
    return {};
  }
  const metres = metresOf(words);
  if (metres === undefined) {
    for (const cell of cells) cell?.keep();
    scale?.refuse('unit-not-converted', `Depths in ${words} are kept as stated.`, { rule: 'a metric scale' });
    return {};
  }
  const form = { ...LENGTHS, factor: metres, unit: UNIT_FIRST.exec(words)?.[0] ?? '' };
  const [top, bottom] = [readNumber(cells[0], 'depthTopM', form), readNumber(cells[1], 'depthBottomM', form)];
  const [topM, bottomM] = [top.value, bottom.value];
  if (topM === undefined && bottomM === undefined) {
    scale?.keep();
    return doubtsIn(top, bottom);
  }
  const ends = { ...(topM !== undefined && { topM }), ...(bottomM !== undefined && { bottomM }) };
  return { depths: [{ ...scaleOf(words, metres), ...ends }], ...doubtsIn(top, bottom) };
}

/** Metres in one of what the scale counts; undefined for feet and the like. Words without a unit mean metres. */
function metresOf(words: string): number | undefined {
  if (NOT_METRIC.test(words)) return undefined;
  const [, ahead, word] = UNIT_FIRST.exec(words) ?? [];
  return metresIn(ahead ?? word ?? 'm') ?? 1;
}

function scaleOf(words: string, metres: number): Pick<DepthInterval, 'scale' | 'scaleText'> {
  const scale = SCALES.find(([pattern]) => pattern.test(words))?.[1];
  if (scale !== undefined) return { scale };
  if (words === '') return { scale: 'other' };
  // A scale that counts centimetres would lie about depths that are metres now.
  return { scale: 'other', scaleText: metres === 1 ? words : words.replace(UNIT_FIRST, 'm') };
}
