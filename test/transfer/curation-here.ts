import type { House } from '../../src/context.ts';
import { newKey } from '../../src/store/new-key.ts';
import { objectOf } from './packages-here.ts';

const AT = '2026-01-01T00:00:00Z';
const CHANGED = { changed_at: AT, changed_by: 'test', revision: 1 };

/** A place of a repository. */
export async function addPlace(house: House, id: string, code: string, isClosed = false): Promise<void> {
  const place = {
    id,
    parent_id: null,
    path: code,
    kind: 'shelf',
    name: code,
    code,
    party: '',
    most_things: null,
    weight_limit_kg: null,
    temperature_c: null,
    climate: '',
    comment: '',
    is_closed: isClosed ? 1 : 0,
    changed_at: AT,
    changed_by: 'test',
  };
  await house.store.unitOfWork((db) => db.insertInto('storage_place').values(place).execute());
}

/** A work of the register. */
export async function addWork(house: House, id: string, identifier: string, title = 'Gneiss at depth'): Promise<void> {
  const facts = { identifier, identifierType: 'DOI', type: 'article-journal', title, people: [], year: 2024 } as const;
  const kept = { party: '', revision: 1, changedAt: AT, changedBy: 'test' };
  await house.unitOfWork((work) => work.publications.add([{ ...facts, id, container: '', csl: {}, ...kept }]));
}

/** Links records to a work. */
export async function linkWork(house: House, publication_id: string, igsns: readonly string[]): Promise<void> {
  const links = igsns.map((igsn) => ({
    igsn,
    publication_id,
    relation_type: 'IsReferencedBy',
    linked_at: AT,
    linked_by: 'test',
  }));
  await house.store.unitOfWork((db) => db.insertInto('publication_link').values(links).execute());
}

/** A request for samples of an expedition. */
export async function addRequest(
  house: House,
  expedition_id: string,
  more: {
    readonly id?: string;
    readonly number?: string | null;
    readonly object_id?: string;
    readonly policy?: string;
  } = {},
): Promise<string> {
  const request = {
    id: newKey(),
    object_id: null,
    number: null,
    policy: '',
    ...more,
    expedition_id,
    title: 'Zircons',
    purpose: '',
    material: '',
    amounts: '',
    state: 'draft',
    scientists: '[]',
    wish_lines: '',
    samples_asked: null,
    samples_granted: null,
    is_destructive: 0,
    share_pc: null,
    channel: 'form',
    secret_hash: '',
    agreed_at: null,
    curator: '',
    scheduled_on: null,
    publications: '[]',
    created_at: AT,
    ...CHANGED,
  };
  await house.store.unitOfWork((db) => db.insertInto('curation_request').values(request).execute());
  return request.id;
}

/** A wish of a request. */
export async function addWish(house: House, request_id: string, note: string): Promise<string> {
  const wish = {
    id: newKey(),
    request_id,
    position: 1,
    object_id: null,
    top_csf_a_m: null,
    bottom_csf_a_m: null,
    top_offset_cm: null,
    bottom_offset_cm: null,
    samples: 1,
    note,
  };
  await house.store.unitOfWork((db) => db.insertInto('request_wish').values(wish).execute());
  return wish.id;
}

/** A version of a sample policy. */
export async function addPolicy(house: House, scope: string, version: number, text: string): Promise<string> {
  const policy = { id: newKey(), scope, version, text, made_at: AT, made_by: 'test' };
  await house.store.unitOfWork((db) => db.insertInto('sample_policy').values(policy).execute());
  return policy.id;
}

/** A sampling party of one request with one mark of 10 to 12 cm; keys of both. */
export async function addParty(house: House, expedition_id: string, request_id: string, split_id: string) {
  const [party, mark] = [newKey(), newKey()];
  await house.store.unitOfWork(async (db) => {
    await db
      .insertInto('sampling_party')
      .values({
        id: party,
        expedition_id,
        name: 'Spandau',
        place: '',
        first_day: null,
        last_day: null,
        hole_ids: '[]',
        state: 'open',
        seq: 4,
        created_at: AT,
        created_by: 'test',
        ...CHANGED,
      })
      .execute();
    await db.insertInto('sampling_lane').values({ party_id: party, request_id, position: 0, is_out: 0 }).execute();
    await db
      .insertInto('sampling_mark')
      .values({
        id: mark,
        party_id: party,
        request_id,
        split_id,
        top_cm: 10,
        bottom_cm: 12.5,
        share_pc: 50,
        kind: 'interval',
        is_destructive: 0,
        amount: '',
        note: 'Å',
        state: 'marked',
        taken_id: null,
        asked_at: null,
        marked_at: AT,
        marked_by: 'test',
        seq: 4,
        ...CHANGED,
      })
      .execute();
  });
  return { party, mark };
}

/** One of each thing of curation that goes with an expedition; the place gets this id. */
export async function furnishCuration(house: House, code: string, placeId: string): Promise<void> {
  const section = (await objectOf(house, `${code}_1_A_001_1`))!;
  const expeditionId = section.expedition_id!;
  const work = newKey();
  await addWork(house, work, '10.1/A');
  await linkWork(house, work, [section.igsn!]);
  const policy = await addPolicy(house, expeditionId, 1, 'Give back what is left.');
  const request = await addRequest(house, expeditionId, { number: '1', policy });
  await addWish(house, request, 'near the top');
  await addParty(house, expeditionId, request, section.id);
  await addPlace(house, placeId, 'HALL-1');
  await house.store.unitOfWork(async (db) => {
    await db.insertInto('stored_object').values({ object_id: section.id, place_id: placeId, since: AT }).execute();
    const event = { id: newKey(), request_id: request, at: AT, actor: 'test', side: 'curator', kind: 'note' };
    await db
      .insertInto('request_event')
      .values({ ...event, from_state: null, to_state: null, text: '', is_internal: 0 })
      .execute();
  });
}

/** One of each thing of curation that stays where it is: a parcel with a report, who looks at a party, a mail, and what transfers note. */
export async function furnishParcels(house: House, code: string): Promise<void> {
  const section = (await objectOf(house, `${code}_1_A_002_1`))!;
  const expedition_id = section.expedition_id!;
  const [parcel_id, request_id] = [newKey(), await addRequest(house, expedition_id, { number: '2' })];
  const { party } = await addParty(house, expedition_id, request_id, section.id);
  await house.store.unitOfWork(async (db) => {
    const empty = { language: 'en', carrier: '', tracking_number: '', tracking_url: '', customs: '{}', comment: '' };
    await db
      .insertInto('parcel')
      .values({
        ...empty,
        ...CHANGED,
        id: parcel_id,
        number: 1,
        expedition_id,
        request_id,
        state: 'shipped',
        recipient: '{"name":"Å"}',
        weight_kg: 1.5,
        due_on: '2027-01-01',
        extended: 0,
        secret_hash: 'x',
        packed_at: AT,
        packed_by: 'test',
        shipped_at: AT,
        delivered_at: null,
      })
      .execute();
    await db
      .insertInto('parcel_item')
      .values({
        parcel_id,
        thing_id: section.id,
        position: 1,
        name: 'x',
        type: 'section',
        igsn: section.igsn,
        state: 'sent',
        open_thing_id: section.id,
        from_place_id: null,
        note: '',
        settled_at: null,
      })
      .execute();
    const report = {
      state: 'open',
      reported_at: AT,
      reported_by: 'Å',
      content: '{}',
      settled_at: null,
      settled_by: null,
    };
    await db
      .insertInto('parcel_report')
      .values({ id: newKey(), parcel_id, ...report, reason: '' })
      .execute();
    const seen = { person: 'Å', lane: 'A', is_curator: 0, looking_at: '', at: AT };
    await db
      .insertInto('sampling_presence')
      .values({ party_id: party, visitor: 'v', ...seen })
      .execute();
    const mail = { recipient: 'a@example.org', subject: 's', body: 'b', about_kind: '', about_id: '', once: 'o' };
    const when = { due_at: AT, queued_at: AT, tried_at: null, sent_at: AT, last_error: null };
    await db
      .insertInto('mail')
      .values({ id: newKey(), ...mail, state: 'sent', attempts: 1, ...when })
      .execute();
    const taken = { position: '{}', taken_at: AT, taken_by: 'test', state: 'taken', is_first: 1 };
    await db
      .insertInto('transfer')
      .values({ package: 'p', expedition_id, signer: 'k', ...taken })
      .execute();
    const trusted = { trusted_at: AT, trusted_by: 'test' };
    await db
      .insertInto('transfer_key')
      .values({ expedition_id, signer: 'k', ...trusted })
      .execute();
    const base = { side: 'here', table_name: 'section', row_key: section.id, fields: '{}', package: 'p' };
    await db
      .insertInto('transfer_base')
      .values({ expedition_id, ...base })
      .execute();
  });
}
