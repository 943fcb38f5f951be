import type { LooseValue } from '../sesar-shaped/cell-flat-reader.ts';
import { type JsonObject, labelIn, listIn, looseValues, objectIn } from './json-values.ts';
import { SESAR_2_LISTS, SESAR_2_MEMBERS } from './members.ts';
import { sampleTypeOfSesar2 } from './object-types.ts';

/** Members that are read apart, beside those of {@link SESAR_2_MEMBERS}. */
const APART = new Set(['collectors', 'related_resources']);

/** The element list of a sample of SESAR 2's API. Members that the list does not know keep their names. */
export function apiValues(sample: JsonObject, file: string): readonly LooseValue[] {
  const renamed = Object.entries(SESAR_2_MEMBERS);
  const members = new Set([...renamed.map(([, [member]]) => member), ...APART]);
  return [
    ...renamed.flatMap(([name, [member, within]]) => memberValues(sample, name, member, within, file)),
    ...collectorValues(sample, file),
    ...listIn(sample.related_resources).flatMap((resource) => resourceValues(resource, file)),
    ...Object.entries(sample)
      .filter(([member]) => !members.has(member))
      .flatMap(([member, value]) => looseValues(member, value, member, file)),
  ];
}

function memberValues(
  sample: JsonObject,
  name: string,
  member: string,
  within: string | undefined,
  file: string,
): readonly LooseValue[] {
  const value = sample[member];
  const path = within === undefined ? member : `${member}.${within}`;
  if (within !== undefined && typeof value === 'object') return looseValues(name, objectIn(value)[within], path, file);
  // A nested object may be its bare label.
  if (within !== undefined) return within === 'label' ? looseValues(name, value, path, file) : [];
  const all = SESAR_2_LISTS.has(name) ? listIn(value) : [value];
  return all.flatMap((one) => looseValues(name, name === 'sample_type' ? typeIn(one) : one, path, file));
}

function typeIn(value: unknown): string | undefined {
  const label = labelIn(value);
  return label === undefined ? undefined : sampleTypeOfSesar2(label);
}

/** Names and what is said of them, as the list has them: between semicolons, `name: words`. */
function collectorValues(sample: JsonObject, file: string): readonly LooseValue[] {
  const collectors = listIn(sample.collectors).flatMap((one) => {
    const { individual, description } = objectIn(one);
    const name = labelIn(individual ?? one);
    return name === undefined ? [] : [{ name: name.replaceAll(';', ','), words: labelIn(description) }];
  });
  const details = collectors.filter(({ words }) => words !== undefined).map(({ name, words }) => `${name}: ${words}`);
  if (collectors.length === 0) return [];
  const names = collectors.map(({ name }) => name).join('; ');
  return [
    ...looseValues('collector', names, 'collectors', file),
    ...looseValues('collector_detail', details.length === 0 ? undefined : details.join('; '), 'collectors', file),
  ];
}

function resourceValues(resource: unknown, file: string): readonly LooseValue[] {
  const { uri, url, description } = objectIn(resource);
  const words = labelIn(description);
  const address = labelIn(uri ?? url ?? resource);
  return looseValues(
    'external_url',
    address,
    'related_resources',
    file,
    words === undefined ? {} : { description: words },
  );
}
