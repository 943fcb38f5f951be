import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { type ReadIdentifier, readIdentifier } from '../reading/read-identifier.ts';
import type { FlatReader, Said } from '../sesar-shaped/flat-element.ts';
import { flatMaterial } from '../sesar-shaped/material-elements.ts';

/** Degrees by which the same position may differ through rounding: about 10 m. */
const SAME_PLACE_DEG = 0.0001;

/** Findings `contradiction` for what the sample says against the resource around it: number, name, parent, place, material, access, time. */
export function contradictions(
  list: FlatReader,
  outer: Partial<SampleDescription>,
  inner: Said,
  identifier: ReadIdentifier | undefined,
): void {
  const { name, parent, isPublic, collectedFrom } = outer;
  const own = readIdentifier(list.value('igsn')?.text)?.code;
  complain(list, 'igsn', identifier?.code, differ(own, identifier?.code));
  complain(list, 'name', name, differ(inner.name, name) && !isCut(inner.name, name));
  complain(list, 'parent_igsn', parent?.igsn, differ(inner.parent?.igsn, parent?.igsn));
  complain(list, 'is_private', isPublic === true ? 'Public' : 'Private', differ(inner.isPublic, isPublic));
  complain(list, 'latitude', outer.latitudeDeg, isElsewhere(inner.latitudeDeg, outer.latitudeDeg));
  complain(list, 'longitude', outer.longitudeDeg, isElsewhere(inner.longitudeDeg, outer.longitudeDeg));
  complain(list, 'material', outer.material?.label, isOtherMaterial(outer, inner));
  complain(list, 'collection_start_date', collectedFrom, isOtherDay(inner.collectedFrom, collectedFrom));
}

function complain(list: FlatReader, name: string, outer: unknown, isContradiction: boolean): void {
  if (!isContradiction) return;
  list.value(name)?.find('contradiction', `${name} says otherwise than the resource around it (${outer}).`, {
    rule: 'one statement in both',
  });
}

function differ<T>(inner: T | undefined, outer: T | undefined): boolean {
  return inner !== undefined && outer !== undefined && inner !== outer;
}

function isCut(inner: string | undefined, outer: string | undefined): boolean {
  return inner?.endsWith('…') === true && outer?.startsWith(inner.slice(0, -1)) === true;
}

function isElsewhere(inner: number | undefined, outer: number | undefined): boolean {
  return inner !== undefined && outer !== undefined && Math.abs(inner - outer) > SAME_PLACE_DEG;
}

function isOtherMaterial(outer: Partial<SampleDescription>, inner: Said): boolean {
  if (outer.material === undefined || inner.material === undefined) return false;
  const words = [outer.material, inner.material].map((material) => flatMaterial({ material }));
  // `Other` is also what stands where nobody knows.
  return words[0] !== words[1] && !words.includes('Other');
}

function isOtherDay(inner: string | undefined, outer: string | undefined): boolean {
  if (inner === undefined || outer === undefined) return false;
  const shorter = Math.min(inner.length, outer.length, 10);
  return inner.slice(0, shorter) !== outer.slice(0, shorter);
}
