import type { CombinedId, CombinedIdKind, CombinedIdScheme } from './combined-id-parts.ts';
import { syntaxesFor } from './combined-id-syntax.ts';
import { upperCaseAscii } from './igsn.ts';

type Groups = Readonly<Record<string, string | undefined>>;

const LONGEST = 120;

/**
 * All readings of a combined id in the mDIS, legacy DIS, IODP and LacCore spellings, in either case; empty when there is
 * none, or when an interval ends above its top. A lone number is an expedition.
 */
export function readCombinedId(text: string): CombinedId[] {
  const plain = text.length > LONGEST ? '' : text.trim().replaceAll('\u2013', '-');
  return syntaxesFor(plain).flatMap(({ scheme, pattern }) => {
    const groups = pattern.exec(plain)?.groups;
    return groups === undefined ? [] : fromGroups(scheme, groups);
  });
}

function fromGroups(scheme: CombinedIdScheme, groups: Groups): CombinedId[] {
  const id = { scheme, kind: kindOf(groups), ...places(groups), ...pieces(groups), ...others(groups) };
  return isUpsideDown(id) ? [] : [defined(id)];
}

type Loose<T> = { readonly [Key in keyof T]: T[Key] | undefined };

function places(groups: Groups) {
  return {
    expedition: upper(groups.expedition) ?? '',
    locality: upper(groups.locality),
    site: upper(groups.site),
    hole: upper(groups.hole),
  };
}

function pieces(groups: Groups) {
  return {
    core: number(groups.core),
    coreType: upper(groups.type),
    section: sectionOf(groups.section),
    split: upper(groups.split),
    topOffsetCm: number(groups.top),
    bottomOffsetCm: number(groups.bottom),
  };
}

function others(groups: Groups) {
  return {
    topMbs: number(groups.topMbs),
    bottomMbs: number(groups.bottomMbs),
    box: upper(groups.box),
    requestNumber: number(groups.request),
    requestPart: groups.part,
  };
}

const DEEPEST_FIRST: readonly (readonly [string, CombinedIdKind])[] = [
  ['top', 'sample'],
  ['split', 'split'],
  ['section', 'section'],
  ['core', 'core_run'],
  ['topMbs', 'cuttings'],
  ['box', 'core_box'],
  ['hole', 'hole'],
  ['site', 'site'],
  ['request', 'sample_request'],
];

function kindOf(groups: Groups): CombinedIdKind {
  return DEEPEST_FIRST.find(([group]) => groups[group] !== undefined)?.[1] ?? 'expedition';
}

function sectionOf(text: string | undefined): number | 'CC' | undefined {
  return upper(text) === 'CC' ? 'CC' : number(text);
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function upper(text: string | undefined): string | undefined {
  return text === undefined ? undefined : upperCaseAscii(text);
}

function isUpsideDown({ topOffsetCm = 0, bottomOffsetCm, topMbs = 0, bottomMbs }: Partial<Loose<CombinedId>>): boolean {
  return (bottomOffsetCm ?? topOffsetCm) < topOffsetCm || (bottomMbs ?? topMbs) < topMbs;
}

function defined(id: Loose<CombinedId>): CombinedId {
  return Object.fromEntries(Object.entries(id).filter(([, value]) => value !== undefined)) as unknown as CombinedId;
}
