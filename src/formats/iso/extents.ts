import type { Box } from '../../domain/description/place.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { boxAround, geometriesOf } from '../geometry/main-geometry.ts';
import { type LegalDate, legalDate } from '../legal-values.ts';
import { placeName } from '../place-name.ts';

/** Heights between which an object lies, metres; `system` is the number of the vertical reference system in EPSG's list. */
export interface HeightRange {
  readonly leastM: number;
  readonly mostM: number;
  readonly system: string | undefined;
}

/** Where and when, as ISO's extent has it. */
export interface IsoExtent {
  readonly name: string | undefined;
  readonly boxes: readonly Box[];
  readonly heights: HeightRange | undefined;
  readonly from: LegalDate | undefined;
  readonly to: LegalDate | undefined;
}

/** Mean sea level, height. */
const SEA_LEVEL = '5714';

/** The extent of an object: a point is a box without width. Every shape of it gives a box. */
export function extentOf(description: SampleDescription): IsoExtent {
  const { collectedFrom, collectedTo, sampledOn } = description;
  const from = legalDate(collectedFrom) ?? legalDate(sampledOn);
  return {
    name: placeName(description) ?? description.primaryLocationName,
    boxes: geometriesOf(description).map(boxAround),
    heights: heightsOf(description),
    from: from ?? legalDate(collectedTo),
    to: from === undefined ? undefined : legalDate(collectedTo),
  };
}

/** Whether there is anything to say. */
export function isEmptyExtent({ name, boxes, heights, from }: IsoExtent): boolean {
  return !name?.trim() && boxes.length === 0 && heights === undefined && from === undefined;
}

function heightsOf({ elevationM, elevationEndM, verticalDatum }: SampleDescription): HeightRange | undefined {
  const heights = [elevationM, elevationEndM].filter((one) => one !== undefined && Number.isFinite(one)) as number[];
  if (heights.length === 0) return undefined;
  const system = verticalDatum === undefined ? SEA_LEVEL : /(?:epsg\D*|\/)(\d{4,6})$/i.exec(verticalDatum)?.[1];
  return { leastM: Math.min(...heights), mostM: Math.max(...heights), system };
}
