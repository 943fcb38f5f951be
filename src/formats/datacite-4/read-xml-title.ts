import { present } from '../../domain/description/present.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import type { DataciteTitle } from './datacite-record.ts';

/** A title of the record or of a related item. */
export function readTitle(one: ElementReader): readonly DataciteTitle[] {
  const title = one.own();
  const titleType = one.attribute('titleType');
  const lang = one.attribute('xml:lang');
  return title === undefined ? [] : [present({ title, titleType, lang })];
}
