import { MENTION_KINDS, type PersonFacts } from '../../../domain/person/likely-same.ts';
import { may } from '../../../operations/caller.ts';
import { curatedHomes, likelyPersonAt, likelyPersons } from '../../../operations/persons/likely-persons.ts';
import { mergePersons, spellingKey } from '../../../operations/persons/merge-persons.ts';
import type { ChosenHomes, FoundMention, PersonPort } from '../../../operations/persons/person-ports.ts';
import { undoMerge } from '../../../operations/persons/undo-merge.ts';
import { personStore } from '../../../store/ports/person-store.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { keyIn } from '../read-form.ts';
import { tryForm } from '../try-form.ts';
import type { Onward, Visit } from '../visit.ts';
import { mergePage, nobodyPage, personList } from './person-pages.ts';

const MOST_MERGES = 20;
const GROUPS_ON_A_PAGE = 50;
/** Of an address with something else than a key: PostgreSQL takes no other text for one. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const FIELDS = ['name', 'orcid', 'ror', 'email'] as const;

/** `/admin/persons`: people who stand in several spellings, merging them, and taking that back. For who curates the places they stand in. */
export function registerPersons(routes: AdminRoutes): void {
  routes.page('/admin/persons', showPersons);
  routes.page('/admin/persons/merge', showMerge);
  routes.form('/admin/persons/merge', (visit) =>
    tryForm(
      visit,
      [...FIELDS],
      () => merge(visit),
      async (state) => {
        const { mentions } = await chosen(visit);
        if (mentions.length === 0) return nobodyPage(visit);
        return mergePage(visit, mentions, new Set(visit.form.getAll('spelling')), state);
      },
    ),
  );
  routes.action('/admin/persons/:id/undo', async ({ house, caller, params }) => {
    const undone = await undoMerge(house.unitOfWork, keyIn(params.id) || NOBODY, house.rules, caller);
    return { to: `/admin/persons?done=persons-unmerged&n=${undone.records}` };
  });
}

interface Curated {
  readonly persons: PersonPort;
  readonly within: ChosenHomes;
}

/** A word of an address without what PostgreSQL takes in no text. */
const readable = (text: string | null): string => (text ?? '').replaceAll('\u0000', '').trim();

async function curatedBy({ house, caller }: Visit): Promise<Curated> {
  const persons = personStore(house.store.read, house.store.engine);
  return { persons, within: await curatedHomes(persons, caller) };
}

async function showPersons(visit: Visit): Promise<AdminView> {
  const { caller, query } = visit;
  const { persons, within } = await curatedBy(visit);
  const after = readable(query.get('after'));
  // Others' merges name people that the caller may not see.
  const by = may(caller, 'administer', '') ? undefined : caller.name;
  const merges = after === '' ? await persons.merges(MOST_MERGES, by) : [];
  const page = await likelyPersons(persons, within, { after, limit: GROUPS_ON_A_PAGE });
  const mentions = page.groups.length === 0 ? await persons.countMentions(within) : 0;
  return personList(visit, { ...page, isFirst: after === '', mentions, merges });
}

async function showMerge(visit: Visit): Promise<AdminView> {
  const { mentions, best, ticked } = await chosen(visit);
  if (mentions.length === 0) return nobodyPage(visit);
  return mergePage(visit, mentions, ticked, { values: { ...best } });
}

interface Chosen {
  readonly mentions: readonly FoundMention[];
  readonly best: Partial<PersonFacts>;
  readonly ticked: ReadonlySet<string>;
}

/** A group by one of its places, all ticked; or everybody of a family name, nobody ticked. */
async function chosen(visit: Visit): Promise<Chosen> {
  const { persons, within } = await curatedBy(visit);
  const family = readable(visit.query.get('find'));
  if (family !== '') return { mentions: await persons.mentions({ within, family }), best: {}, ticked: new Set() };
  const [kind, placeId = '', position] = (visit.query.get('place') ?? '').split(' ');
  const known = MENTION_KINDS.find((one) => one === kind);
  const id = keyIn(placeId);
  const group =
    known === undefined || id === ''
      ? undefined
      : await likelyPersonAt(persons, within, { kind: known, placeId: id, position: Number(position) });
  const mentions = group?.mentions ?? [];
  return { mentions, best: group?.best ?? {}, ticked: new Set(mentions.map(spellingKey)) };
}

async function merge({ form, house, caller }: Visit): Promise<Onward> {
  const spellings = form.getAll('spelling').flatMap(spellingIn);
  const right = Object.fromEntries(FIELDS.map((field) => [field, form.get(field) ?? ''])) as unknown as PersonFacts;
  const merged = await mergePersons(house.unitOfWork, { spellings, right }, house.rules, caller);
  return { to: `/admin/persons?done=persons-merged&n=${merged.records}` };
}

const isReadable = (one: unknown): one is string => typeof one === 'string' && !one.includes('\u0000');

/** A spelling as the form sent it; nothing for what no form of ours sends. */
function spellingIn(text: string): readonly Pick<PersonFacts, 'name' | 'orcid' | 'email'>[] {
  try {
    const read: unknown = JSON.parse(text);
    if (!Array.isArray(read) || read.length !== 3 || !read.every(isReadable)) return [];
    const [name, orcid, email] = read as [string, string, string];
    return [{ name, orcid, email }];
  } catch {
    return [];
  }
}
