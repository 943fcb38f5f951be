import type { ObjectContext, TreeNode } from '../../../src/domain/description/object-context.ts';
import type { FieldValue, FieldValues } from '../../../src/domain/drilling/object-row.ts';
import { isRegistrable, OBJECT_TYPES, type ObjectType } from '../../../src/domain/drilling/object-type.ts';

type Values = Readonly<Record<string, FieldValue | undefined>>;

/** Text that tests escaping: markup, quotes, CDATA end, NUL, form feed, lone surrogate, emoji, right-to-left, line breaks. */
export const NASTY = 'a<b>&"\'c]]>\u0000\f\ud800 \u{1f9ca} مرحبا \u202eabc\r\n\ttail';

/** A text longer than any limit of any schema, with characters outside the basic plane at every place. */
export const LONG = '🪨 Gneiß & <schist> '.repeat(260);

/** The types that get an IGSN. */
export const REGISTRABLE: readonly ObjectType[] = OBJECT_TYPES.filter((type) => isRegistrable(type, 'A'));

/** An object of a tree for tests; `name` is also the last part of the combined id. */
export function node(type: ObjectType, name: string, combinedId: string, values: Values, topM?: number): TreeNode {
  const depths =
    topM === undefined ? {} : { topCsfAM: topM, bottomCsfAM: topM + 1, topDrfM: topM + 3, bottomDrfM: topM + 4 };
  return { id: `id-${combinedId}`, type, name, combinedId, values, depths };
}

const PROGRAM = node('program', 'ICDP', 'ICDP', { program: 'ICDP' });
const EXPEDITION = node('expedition', '5054', '5054', {
  expedition: '5054',
  acronym: 'COSC-1',
  expedition_name: 'Collisional Orogeny in the Scandinavian Caledonides',
  start_date: '2014-05-01',
  end_date: '2014-08-26',
  country: 'Sweden',
  material: 'Rock',
  operator: 'Uppsala University',
  funding_agencies: ['ICDP', 'Swedish Research Council'],
  chief_scientists: ['Lorenz, Henning'],
  moratorium_end: '2017-03-01',
  repository: 'BGR core repository, Berlin-Spandau',
  repository_contact: 'Berlin',
  keywords: ['orogeny'],
  objectives: 'To learn how mountains grow.',
  geological_age: ['Ordovician'],
});
const SITE = node('site', '1', '5054_1', {
  site: '1',
  country: 'Sweden',
  state: 'Jämtland',
  city: 'Åre',
  locality: 'Fröå mine',
  description: 'Near the disused mine.',
  geological_unit: 'Lower Seve Nappe',
});
const HOLE = node('hole', 'A', '5054_1_A', {
  hole: 'A',
  hole_name: 'COSC-1 A',
  latitude_deg: 63.401629,
  longitude_deg: 13.202926,
  elevation_m: 522.8,
  reference_height_m: 1,
  total_depth_m: 2495.8,
  start_date: '2014-05-01',
  end_date: '2014-08-26',
  drilling_method: ['Wireline diamond coring'],
  platform_type: 'Drill rig',
  platform_name: 'Riksriggen',
  platform_operator: 'Lund University',
  platform_description: 'Atlas Copco CT20C',
});
const RUN = node(
  'core_run',
  '19',
  '5054_1_A_019',
  {
    core: 19,
    core_type: 'Z',
    drillers_top_depth_m: 146,
    drilled_length_m: 3,
    core_recovery_m: 3.02,
    core_ondeck: '2014-05-05T16:40+02:00',
  },
  143,
);
const SECTION = node('section', '1', '5054_1_A_019_1', { section: 1, curated_length_m: 1, rock_type: 'Gneiss' }, 143);
const SPLIT = node('split', 'W', '5054_1_A_019_1_W', { split: 'W', percent_pc: 50 }, 143);
const SAMPLE = node(
  'sample',
  '12-14',
  '5054_1_A_019_1_W:12-14',
  {
    sample: '12-14',
    top_offset_cm: 12,
    bottom_offset_cm: 14,
    rock_type: 'Amphibolite with garnet',
    sample_date: '2015-02-03',
    amount: '24 g',
    sample_request: '7-b',
    sampled_by: 'Sampling party team 2',
    purpose: 'Petrology',
  },
  143.12,
);

const CONTRIBUTORS: readonly FieldValues[] = [
  {
    contributor: 'ICDP',
    role: 'RightsHolder',
    is_organisation: true,
    is_creator: true,
    ror: 'https://ror.org/04z8jg394',
  },
  {
    contributor: 'Lorenz, Henning',
    role: 'ProjectLeader',
    orcid: 'https://orcid.org/0000-0002-1825-0097',
    affiliation: 'Uppsala University',
  },
];
const WORKS: readonly FieldValues[] = [
  { related_work: '10.5194/sd-19-1-2015', identifier_type: 'DOI', relation_type: 'IsDocumentedBy', title: 'COSC-1' },
];

const PATH: readonly TreeNode[] = [SAMPLE, SPLIT, SECTION, RUN, HOLE, SITE, EXPEDITION, PROGRAM];
const OWN: Readonly<Partial<Record<ObjectType, TreeNode>>> = {
  expedition: EXPEDITION,
  hole: HOLE,
  core_run: RUN,
  section: SECTION,
  split: SPLIT,
  sample: SAMPLE,
};
const PARENT: Readonly<Partial<Record<ObjectType, TreeNode>>> = {
  thin_section: SAMPLE,
  smear_slide: SPLIT,
  bottle: SAMPLE,
};

/** A context as the core tree of COSC-1 would give it, with an object of the type in its usual place. */
export function usualContext(type: ObjectType, values: Values = {}): ObjectContext {
  const listed = OWN[type];
  const parent = listed === undefined ? (PARENT[type] ?? HOLE) : PATH[PATH.indexOf(listed) + 1];
  const ancestors = parent === undefined ? [] : PATH.slice(PATH.indexOf(parent));
  const object = listed ?? node(type, '1', `5054_1_A_${type}_1`, { [type]: '1', sample_date: '2014-06-01' });
  return {
    igsn: 'ICDP5054EXF4601',
    namespace: 'ICDP',
    object: { ...object, values: { ...object.values, ...values } },
    ancestors,
    parent: type === 'expedition' ? undefined : { igsn: 'ICDP5054EHW1001', name: '5054_1_A', objectType: 'hole' },
    children: [{ igsn: 'ICDP5054EC2U001', name: '5054_1_A_020', objectType: 'core_run' }],
    contributors: CONTRIBUTORS,
    relatedWorks: WORKS,
    today: '2024-01-01',
  };
}

/** A context where only names are known. */
export function bareContext(type: ObjectType): ObjectContext {
  const ancestors = [node('expedition', '1', '1', {}), node('program', 'X', 'X', {})];
  const object = node(type, '1', `1_${type}`, {});
  return {
    igsn: 'XX1E1',
    namespace: 'XX',
    object,
    ancestors: type === 'expedition' ? ancestors.slice(1) : ancestors,
    children: [],
    contributors: [],
    relatedWorks: [],
    today: '2024-01-01',
  };
}
