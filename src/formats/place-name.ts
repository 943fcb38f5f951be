import type { SampleDescription } from '../domain/description/sample-description.ts';

/** The place by its names from small to large (`Fröå mine, Åre, Jämtland, Sweden`), each once; undefined without any. */
export function placeName(description: SampleDescription): string | undefined {
  const { locality, city, county, province, country } = description;
  const names = [locality, city, county, province, country].filter((one) => one !== undefined);
  return names.length === 0 ? undefined : [...new Set(names)].join(', ');
}
