import type { FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import { linkTo } from '../../dissemination/frame/page-shell.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import type { CompletenessProfile } from '../../domain/description/completeness/profile.ts';
import type { Action } from '../../domain/party/permission.ts';
import { type Caller, may } from '../../operations/caller.ts';
import type { AdminMemory } from './admin-memory.ts';

/** What every page of the administration is made from. */
export interface AdminServed {
  readonly house: House;
  readonly face: PublicFace;
  readonly memory: AdminMemory;
  /** By which completeness is judged: those of the program and of the communities. */
  readonly profiles: readonly CompletenessProfile[];
}

/** One request of a person who is signed in. `caller` acts for a client where the person chose so; `person` never does. */
export interface Visit extends AdminServed {
  readonly person: Caller;
  readonly caller: Caller;
  /** Symbol of the client or agent acted for. */
  readonly actingFor: string | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly now: Date;
}

/** Sends the browser somewhere below the base address with 303, so that reloading repeats nothing. */
export interface Onward {
  readonly to: string;
}

/** Whether the person may do something for a party, in the role acted in. */
export function mayDo({ caller }: Visit, action: Action, party: string): boolean {
  return may(caller, action, party);
}

/** Whether the person may do something for any party at all; `symbols` are all parties there are. */
export function mayAnywhere({ caller }: Visit, action: Action, symbols: readonly string[]): boolean {
  return may(caller, action, '') || symbols.some((one) => may(caller, action, one));
}

/** A link below the base address. */
export function link({ face }: AdminServed, path: string): string {
  return linkTo(face, path);
}

/** The path of a page with parameters; those that are empty or undefined are left out. */
export function pathWith(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(said as [string, string][]).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** The path of a record's page in the administration. */
export function adminRecordPath(igsn: string): string {
  return `/admin/registrations/${encodeURIComponent(igsn)}`;
}
