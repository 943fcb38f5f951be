/** The vocabulary whose terms have a span of time. */
export const CHART = 'ics/chart';

/** Words that name a part of a period by time, with the chart's word for the rocks. */
const BY_TIME: readonly (readonly [RegExp, string])[] = [
  [/\bearly\b/gi, 'Lower'],
  [/\bmid\b/gi, 'Middle'],
  [/\blate\b/gi, 'Upper'],
  [/\b(?:super-?eon|eon|era|sub-?period|period|epoch|age|system|series|stage|eonothem|erathem)\s*$/gi, ''],
];

/** The name of an age in the words of the chart, which names by rocks: `Early Devonian epoch` is `Lower Devonian`. */
export function byRocks(name: string): string {
  return BY_TIME.reduce((text, [pattern, word]) => text.replaceAll(pattern, word), name.trim()).trim();
}
