import type { FieldValues } from '../../../../domain/drilling/object-row.ts';
import type { SetUp, SetUpObject } from '../../../../store/read/list-expedition-set-up.ts';

/** The steps of setting up an expedition, in their order. */
export const STEP_KEYS = ['what', 'places', 'igsn', 'depths', 'vocabularies', 'fields', 'people', 'stations'] as const;

/** One of {@link STEP_KEYS}. */
export type StepKey = (typeof STEP_KEYS)[number];

/** What is asked of the installation beside the expedition itself. */
export interface SetUpFacts {
  readonly setUp: SetUp;
  /** The convention that is used where none is stated. */
  readonly usualConvention: string;
  /** Accounts with a role in the expedition, and names of its stations. */
  readonly accounts: number;
  readonly stations: readonly string[];
  readonly ownLists: number;
  readonly ownFields: number;
  readonly layouts: number;
  readonly views: number;
}

/** A step: what stands of it, and what is still open; nothing open where it can be left as it is. */
export interface SetUpStep {
  readonly key: StepKey;
  readonly title: string;
  readonly stands: string;
  readonly open: readonly string[];
}

/** Fields of the expedition that the first step asks for. */
export const WHAT_FIELDS = [
  'expedition_name',
  'acronym',
  'start_date',
  'end_date',
  'chief_scientists',
  'operator',
  'contact',
  'funding_agencies',
  'country',
  'objectives',
  'keywords',
  'material',
] as const;

/** Every step with what stands and what is open. */
export function setUpSteps(facts: SetUpFacts): readonly SetUpStep[] {
  const { expedition, sitesAndHoles } = facts.setUp;
  const holes = sitesAndHoles.filter(({ type }) => type === 'hole');
  return [
    what(expedition.values),
    places(sitesAndHoles, holes),
    igsn(expedition.values, facts.usualConvention),
    depths(holes),
    {
      key: 'vocabularies',
      title: 'Vocabularies',
      stands: some(facts.ownLists, 'list of your own', 'lists of your own'),
      open: [],
    },
    { key: 'fields', title: 'Fields of your own', stands: some(facts.ownFields, 'field', 'fields'), open: [] },
    peopleStep(facts),
    stationStep(facts),
  ];
}

const isEmpty = (value: FieldValues[string] | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

function what(values: FieldValues): SetUpStep {
  const wanted = [
    ['expedition_name', 'its full name'],
    ['start_date', 'its first day'],
    ['chief_scientists', 'who leads it'],
    ['operator', 'who drills'],
  ] as const;
  const open = wanted.filter(([name]) => isEmpty(values[name])).map(([, words]) => words);
  const stated = WHAT_FIELDS.filter((name) => !isEmpty(values[name])).length;
  return { key: 'what', title: 'Who and what', stands: some(stated, 'fact stated', 'facts stated'), open };
}

function places(all: readonly SetUpObject[], holes: readonly SetUpObject[]): SetUpStep {
  const sites = all.length - holes.length;
  const nowhere = holes.filter(({ values }) => isEmpty(values.latitude_deg) || isEmpty(values.longitude_deg));
  const open = [
    ...(sites === 0 ? ['a site'] : []),
    ...(holes.length === 0 ? ['a hole'] : []),
    ...nowhere.map(({ combinedId }) => `the position of ${combinedId}`),
  ];
  const stands = `${some(sites, 'site', 'sites')}, ${some(holes.length, 'hole', 'holes')}`;
  return { key: 'places', title: 'Sites and holes', stands, open };
}

function igsn({ igsn_convention: stated, moratorium_end: moratorium }: FieldValues, usual: string): SetUpStep {
  const chosen = isEmpty(stated) ? `as usual: ${usual}` : String(stated);
  const until = isEmpty(moratorium) ? '' : `; moratorium until ${String(moratorium)}`;
  const open = isEmpty(stated) ? ['to say so that it stays as it is'] : [];
  return { key: 'igsn', title: 'IGSN convention', stands: `${chosen}${until}`, open };
}

function depths(holes: readonly SetUpObject[]): SetUpStep {
  const open = holes
    .filter(({ values }) => isEmpty(values.reference_height_m))
    .map(({ combinedId }) => `the reference height of ${combinedId}`);
  const stands = `${holes.length - open.length} of ${some(holes.length, 'hole', 'holes')}`;
  return { key: 'depths', title: 'How depths are counted', stands, open: holes.length === 0 ? ['a hole'] : open };
}

function peopleStep({ setUp: { people }, accounts }: SetUpFacts): SetUpStep {
  const open = [...(people.length === 0 ? ['who takes part'] : []), ...(accounts === 0 ? ['who may enter what'] : [])];
  const stands = `${some(people.length, 'person named', 'people named')}, ${some(accounts, 'account with a role', 'accounts with a role')}`;
  return { key: 'people', title: 'People and roles', stands, open };
}

function stationStep({ stations, layouts, views }: SetUpFacts): SetUpStep {
  const named = stations.length === 0 ? 'no station' : stations.join(', ');
  const stands = `${named}; ${some(layouts, 'label layout', 'label layouts')}, ${some(views, 'shared view', 'shared views')}`;
  const open = stations.length === 0 ? ['an account for each station'] : [];
  return { key: 'stations', title: 'Stations and labels', stands, open };
}

const some = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
