import type { SampleDescription } from '../description/sample-description.ts';

/** About a hundred metres on the ground. */
const POSITION_STEPS_PER_DEGREE = 1000;

/**
 * A text that is equal for descriptions that look like the same sample: type, name without blanks, signs and case, rounded
 * position, depths to the centimetre with their scale, parent, who collected it and when. Null where there is too little to
 * tell: a name that is only the identifier, or nothing beside the name.
 */
export function likenessOf(description: SampleDescription): string | null {
  const name = plainText(description.name);
  if (name === '' || name === plainText(description.igsn)) return null;
  const further = [
    placeOf(description),
    description.depths
      .map(({ scale, topM, bottomM }) => `${scale} ${toCm(topM)} ${toCm(bottomM)}`)
      .toSorted()
      .join(','),
    description.parent?.igsn ?? '',
    description.sampledOn ?? description.collectedFrom ?? '',
    plainText(description.sampledBy ?? description.agents[0]?.name ?? ''),
  ];
  if (further.every((one) => one === '')) return null;
  return JSON.stringify([description.objectType, name, ...further]);
}

function placeOf({ latitudeDeg, longitudeDeg }: SampleDescription): string {
  if (latitudeDeg === undefined || longitudeDeg === undefined) return '';
  return [latitudeDeg, longitudeDeg].map((deg) => Math.round(deg * POSITION_STEPS_PER_DEGREE)).join(' ');
}

function toCm(depthM: number | undefined): string {
  return depthM === undefined ? '' : String(Math.round(depthM * 100));
}

const ASCII = /^[\x20-\x7e]*$/;

/** Letters and digits alone, without case and accents. */
function plainText(text: string): string {
  // Nearly all names; the rest is several times as dear.
  if (ASCII.test(text)) return text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
