import { type RawBuilder, sql } from 'kysely';
import { MENTION_KINDS, type MentionKind } from '../../domain/person/likely-same.ts';
import type { ChosenHomes, FoundMention, MentionHome, WantedMentions } from '../../operations/persons/person-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/** People as they stand, by one statement: what tables keep as lists of people is taken apart by the engine. */
export async function mentionsAmong(db: Queries, engine: Engine, wanted: WantedMentions): Promise<FoundMention[]> {
  const { within, names, placeIds, likenesses, family } = wanted;
  const conditions = [
    names && isOneOf(engine, 'm.name', names),
    placeIds && isOneOf(engine, 'm.place', placeIds, 'keys'),
    likenesses && sql`m.likeness in (select likeness from reached)`,
    family !== undefined && isOfFamily(engine, family),
  ].filter((one) => one !== undefined && one !== false);
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
  const reached = likenesses && sql`, ${IDENTITIES}, ${reachedFrom(engine, likenesses)}`;
  const found =
    await sql<MentionRow>`${mentionsIn(engine, within)}${reached ?? sql``} select m.kind, m.place, m.at_place, m.expedition, m.path, m.client, m.label, m.name, m.orcid, m.ror, m.email, m.likeness
    from mention m ${where}
    order by m.path, m.place, m.at_place`.execute(db);
  const order = new Map(MENTION_KINDS.map((kind, at) => [kind, at]));
  return found.rows.map(toMention).toSorted((one, other) => order.get(one.kind)! - order.get(other.kind)!);
}

/** Keys with all that are joined to them, however many steps away. */
function reachedFrom(engine: Engine, likenesses: readonly string[]): RawBuilder<unknown> {
  const json = JSON.stringify(likenesses);
  const begun =
    engine === 'sqlite'
      ? sql`select value from json_each(${json})`
      : sql`select v collate "C" from json_array_elements_text(${json}::json) as v`;
  return sql`reached(likeness) as (${begun}
    union select there.likeness from reached r join identity i on i.likeness = r.likeness
      join identity there on there.identity = i.identity)`;
}

/** Expeditions, and parties that keep publications. */
export async function mentionHomes(db: Queries): Promise<MentionHome[]> {
  const expeditions = await sql<{ id: string; path: string; client: string }>`select * from (${HOMES}) h`.execute(db);
  const parties = await db.selectFrom('publication').select('party').distinct().execute();
  return [
    ...expeditions.rows.map(({ id, path, client }) => ({ expeditionId: id, expeditionPath: path, client })),
    ...parties.map(({ party }) => ({ expeditionId: null, expeditionPath: '', client: party })),
  ];
}

/**
 * Keys behind one under which people stand in several spellings, of which two have the same given name or one has an initial alone; or
 * that are joined to another key.
 */
export async function likenessesAfter(
  db: Queries,
  engine: Engine,
  { within, after, limit }: { readonly within: ChosenHomes; readonly after: string; readonly limit: number },
): Promise<string[]> {
  const found = await sql<{ likeness: string }>`${mentionsIn(engine, within)}, ${IDENTITIES},
    shared as (select identity from identity group by identity having count(*) > 1)
    select m.likeness from mention m where m.likeness > ${after}
    group by m.likeness having count(distinct m.name || ' ' || m.orcid) > 1
      and (min(m.letters) = 1 or count(distinct m.name || ' ' || m.orcid) > count(distinct m.words))
    union select i.likeness from identity i where i.likeness > ${after} and i.identity in (select identity from shared)
    order by 1 limit ${limit}`.execute(db);
  return found.rows.map((row) => row.likeness);
}

/** How many places people have in these homes. */
export async function countMentions(db: Queries, engine: Engine, within: ChosenHomes): Promise<number> {
  const found = await sql<{ n: number | string }>`${mentionsIn(engine, within)}
    select count(*) as n from mention`.execute(db);
  return Number(found.rows[0]?.n ?? 0);
}

interface MentionRow
  extends Record<'name' | 'orcid' | 'ror' | 'email' | 'path' | 'client' | 'label' | 'likeness', string> {
  readonly kind: MentionKind;
  readonly place: string;
  readonly at_place: number | string;
  readonly expedition: string | null;
}

const HOMES = sql`select e.id, e.path, e.combined_id as code, coalesce(n.client_symbol, '') as client
  from tree_object e join tree_object p on p.id = e.parent_id left join namespace n on n.namespace = upper(p.name)
  where e.type = 'expedition'`;

/** Keys with what identifies people under them: each once. */
const IDENTITIES = sql`identity as materialized (
  select distinct m.likeness, 'orcid ' || upper(substr(m.orcid, length(m.orcid) - 18)) as identity from mention m where m.orcid <> ''
  union select distinct m.likeness, 'mail ' || lower(m.email) from mention m where m.email <> '')`;

/** `with recursive mention as (…)`: everybody, or who stands in some homes. */
function mentionsIn(engine: Engine, within: ChosenHomes | undefined): RawBuilder<unknown> {
  const inHomes = within && sql`where ${isOneOf(engine, 'h.id', within.expeditionIds, 'keys')}`;
  const ofParties = within && sql`and ${isOneOf(engine, 's.party', within.parties)}`;
  return sql`with recursive home as materialized (select * from (${HOMES}) h ${inHomes ?? sql``}), stated as (${statedPeople(engine, ofParties ?? sql``)}),
    mention as materialized (
      select w.*, substr(w.words, 1, ${barIn(engine)} + 1) as likeness, length(w.words) - ${barIn(engine)} as letters
      from (select s.*, ${likenessWordsOf(engine, sql`s.name`)} as words from stated s where s.name is not null) w)`;
}

function statedPeople(engine: Engine, ofParties: RawBuilder<unknown>): RawBuilder<unknown> {
  const home = sql`h.id as expedition, h.path, h.client`;
  const none = sql`'' as orcid, '' as ror`;
  const of = (value: RawBuilder<unknown>, name: string) => sql`coalesce(${memberOf(value, name)}, '')`;
  const one = sql`j.value`;
  const [family, given] = [memberOf(one, 'family'), of(one, 'given')];
  const recipient = engine === 'sqlite' ? sql`s.recipient` : sql`s.recipient::jsonb`;
  return sql`select 'contributor' as kind, s.id as place, 0 as at_place, ${home}, 'Expedition ' || h.code as label,
      s.contributor as name, coalesce(s.orcid, '') as orcid, coalesce(s.ror, '') as ror, '' as email
    from contributor s join tree_object o on o.id = s.id join home h on h.id = coalesce(o.expedition_id, o.id)
    where coalesce(s.is_organisation, 0) = 0
    union all select 'chief', s.id, ${placeInList(engine)}, ${home}, 'Expedition ' || h.code, ${textOf(engine)}, ${none}, ''
    from expedition s join home h on h.id = s.id cross join ${listIn(engine, sql`s.chief_scientists`)}
    union all select 'request', s.id, ${placeInList(engine)}, ${home}, 'Request ' || s.number || ' of ' || h.code,
      ${of(one, 'name')}, ${of(one, 'orcid')}, '', ${of(one, 'email')}
    from curation_request s join home h on h.id = s.expedition_id cross join ${listIn(engine, sql`s.scientists`)}
    where s.number is not null
    union all select 'parcel', s.id, 0, ${home}, 'Parcel P' || s.number, ${of(recipient, 'name')}, ${none}, ${of(recipient, 'email')}
    from parcel s join home h on h.id = s.expedition_id
    union all select 'publication', s.id, ${placeInList(engine)}, null, '', s.party,
      case when s.title = '' then s.identifier else s.title end,
      coalesce(${memberOf(one, 'literal')}, case when ${given} = '' then ${family} when ${family} = '' then ${given}
        else ${family} || ', ' || ${given} end), ${none}, ''
    from publication s cross join ${listIn(engine, sql`s.people`)} where ${family} is not null ${ofParties}`;
}

const listIn = (engine: Engine, column: RawBuilder<unknown>): RawBuilder<unknown> =>
  engine === 'sqlite'
    ? sql`json_each(${column}) j`
    : sql`lateral jsonb_array_elements(${column}::jsonb) with ordinality as j(value, n)`;

const placeInList = (engine: Engine): RawBuilder<unknown> => (engine === 'sqlite' ? sql`j.key` : sql`(j.n - 1)::int`);

/** A member of a list of texts. */
const textOf = (engine: Engine): RawBuilder<unknown> => (engine === 'sqlite' ? sql`j.value` : sql`j.value #>> '{}'`);

const memberOf = (value: RawBuilder<unknown>, name: string): RawBuilder<unknown> =>
  sql`(${value} ->> ${sql.lit(name)})`;

/** `likenessWords` of the domain: SQLite has it from there, PostgreSQL says it in its own functions. */
function likenessWordsOf(engine: Engine, name: RawBuilder<unknown>): RawBuilder<unknown> {
  if (engine === 'sqlite') return sql`likeness_words(${name})`;
  const family = foldedInPostgres(sql`split_part(${name}, ',', 1)`);
  const given = foldedInPostgres(sql`substr(${name}, strpos(${name}, ',') + 1)`);
  return sql`(coalesce(substring(${family} from '([[:alnum:]]+)[^[:alnum:]]*$'), '') || '|'
    || coalesce(substring(${given} from '[[:alnum:]]+'), '')) collate "C"`;
}

/** Where the family name ends in what {@link likenessWordsOf} says. */
const barIn = (engine: Engine): RawBuilder<unknown> =>
  engine === 'sqlite' ? sql`instr(w.words, '|')` : sql`strpos(w.words, '|')`;

/** As `foldText` folds names. */
function foldedInPostgres(text: RawBuilder<unknown>): RawBuilder<unknown> {
  const plain = sql`lower(regexp_replace(normalize(${text}, nfkd), '[\u0300-\u036f]', '', 'g'))`;
  const single = sql`translate(${plain}, 'øđðłıς', 'oddliσ')`;
  const folded = sql`replace(replace(replace(replace(${single}, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')`;
  // Names in ASCII alone, which most are, need none of that.
  return sql`case when octet_length(${text}) = length(${text}) then lower(${text}) else ${folded} end`;
}

/** A family name as somebody types it, its particles included or not. */
function isOfFamily(engine: Engine, family: string): RawBuilder<unknown> {
  const key = likenessWordsOf(engine, sql`cast(${`${family},`} as text)`);
  return sql`m.likeness >= ${key} and m.likeness < replace(${key}, '|', '}')`;
}

function toMention(row: MentionRow): FoundMention {
  const { kind, place, at_place: at, expedition, path, client, label, name, orcid, ror, email, likeness } = row;
  const where = { kind, placeId: place, position: Number(at), expeditionId: expedition, expeditionPath: path };
  return { ...where, client, placeName: label, name, orcid, ror, email, likeness };
}
