import type {
  DepthInterval,
  RegistrationFacts,
  SampleDescription,
} from '../../domain/description/sample-description.ts';
import type { DepthScale } from '../../domain/field.ts';
import type { WriteContext } from '../format.ts';
import { doiOf, handleOf } from '../identifier-forms.ts';

/** What a cell holds before it is spelled; undefined is an empty cell. */
export type Cell = string | number | boolean | undefined;

/** A column: heading with its unit and scale, and where the value comes from. */
export interface Column {
  readonly heading: string;
  readonly value: (description: SampleDescription, facts: RegistrationFacts, context: WriteContext) => Cell;
}

const column = (heading: string, value: Column['value']): Column => ({ heading, value });
const joined = (members: readonly string[]): Cell => (members.length === 0 ? undefined : members.join('; '));

const depth = (scale: DepthScale, end: 'topM' | 'bottomM'): Column['value'] => {
  const isScale = (one: DepthInterval) => one.scale === scale;
  return ({ depths }) => depths.find(isScale)?.[end];
};

/** The columns of the table of descriptions, in order. Lists are joined by `; `; children are left to their own rows. */
export const COLUMNS: readonly Column[] = [
  column('igsn', ({ igsn }) => igsn),
  column('doi', ({ igsn }, _facts, context) => doiOf(igsn, context)),
  column('handle', ({ igsn }, _facts, context) => handleOf(igsn, context)),
  column('landing_page', ({ igsn }, _facts, { landingUrl }) => landingUrl(igsn)),
  column('name', ({ name }) => name),
  column('other_names', ({ otherNames }) => joined(otherNames)),
  column('title', ({ title }) => title),
  column('object_type', ({ objectType }) => objectType),
  column('sample_type', ({ sampleType }) => sampleType),
  column('resource_type', ({ resourceType }) => resourceType?.uri ?? resourceType?.label),
  column('parent_igsn', ({ parent }) => parent?.igsn),
  column('namespace', ({ namespace }) => namespace),
  column('program', ({ expedition }) => expedition?.program),
  column('expedition', ({ expedition }) => expedition?.code),
  column('expedition_acronym', ({ expedition }) => expedition?.acronym),
  column('expedition_name', ({ expedition }) => expedition?.name),
  column('material', ({ material }) => material?.label),
  column('rock', ({ rock }) => rock),
  column('geological_unit', ({ geologicalUnit }) => geologicalUnit),
  column('geological_ages', ({ geologicalAges }) => joined(geologicalAges)),
  column('description', ({ abstract }) => abstract),
  column('latitude_deg', ({ latitudeDeg }) => latitudeDeg),
  column('longitude_deg', ({ longitudeDeg }) => longitudeDeg),
  column('elevation_m', ({ elevationM }) => elevationM),
  column('country', ({ country }) => country),
  column('province', ({ province }) => province),
  column('county', ({ county }) => county),
  column('city', ({ city }) => city),
  column('locality', ({ locality }) => locality),
  column('location_description', ({ locationDescription }) => locationDescription),
  column('top_csf_a_m', depth('csf_a', 'topM')),
  column('bottom_csf_a_m', depth('csf_a', 'bottomM')),
  column('top_csf_b_m', depth('csf_b', 'topM')),
  column('bottom_csf_b_m', depth('csf_b', 'bottomM')),
  column('top_drf_m', depth('drf', 'topM')),
  column('bottom_drf_m', depth('drf', 'bottomM')),
  column('length_m', ({ lengthM }) => lengthM),
  column('size', ({ size }) => size?.value),
  column('size_unit', ({ size }) => size?.unit),
  column('collection_method', ({ collectionMethod }) => collectionMethod?.label),
  column('collection_method_description', ({ collectionMethodDescription }) => collectionMethodDescription),
  column('collected_from', ({ collectedFrom }) => collectedFrom),
  column('collected_to', ({ collectedTo }) => collectedTo),
  column('sampled_on', ({ sampledOn }) => sampledOn),
  column('sampled_by', ({ sampledBy }) => sampledBy),
  column('sample_request', ({ sampleRequest }) => sampleRequest),
  column('purpose', ({ purpose }) => purpose),
  column('platform_type', ({ platformType }) => platformType),
  column('platform_name', ({ platformName }) => platformName),
  column('platform_description', ({ platformDescription }) => platformDescription),
  column('platform_operator', ({ platformOperator }) => platformOperator),
  column('operator', ({ operator }) => operator),
  column('people', ({ agents }) => joined(agents.map(({ name, role }) => `${name} (${role})`))),
  column('funding_agencies', ({ fundingAgencies }) => joined(fundingAgencies)),
  column('current_archive', ({ currentArchive }) => currentArchive),
  column('current_archive_contact', ({ currentArchiveContact }) => currentArchiveContact),
  column('moratorium_until', ({ moratoriumUntil }) => moratoriumUntil),
  column('is_public', ({ isPublic }) => isPublic),
  column('is_demonstration', ({ isDemonstration }) => isDemonstration),
  column('related_works', ({ relatedWorks }) =>
    joined(relatedWorks.map(({ relationType, identifier }) => `${relationType} ${identifier}`)),
  ),
  column('keywords', ({ keywords }) => joined(keywords)),
  column('comment', ({ comment }) => comment),
  column('registrant', (_description, { registrant }) => registrant),
  column('state', (_description, { state }) => state),
  column('registered_at', (_description, { registeredAt }) => registeredAt),
  column('changed_at', (_description, { changedAt }) => changedAt),
  column('version', (_description, { version }) => version),
];
