import { publicationAdded } from '../../../domain/curation/request-edit.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { bad, type Checked, good } from '../../../domain/finding.ts';
import { type Doi, parseDoi } from '../../../domain/identifier/doi.ts';
import { workOfDoi } from '../../../domain/publication/publication-facts.ts';
import { statedWork } from '../../../domain/publication/stated-work.ts';
import type { Actor, UnitOfWork, Work } from '../../ports.ts';
import { MOST_LINKED } from '../../publications/find-records-to-link.ts';
import { linkLeft, registerReported } from '../../publications/report-works.ts';
import type { ChangeRules } from '../../registry/record-change.ts';
import { keepRequest, type RequestNote } from './keep-request.ts';
import { moveRequest } from './move-request.ts';
import { expeditionOf, theRequest } from './request-access.ts';
import type { CurationRequest } from './request-ports.ts';
import { tellCurators } from './tell-people.ts';

const MOST_PUBLICATIONS = 100;
const REPORTABLE = new Set(['taken', 'shipped', 'returned', 'completed', 'published']);

/**
 * Keeps the DOI of a publication that came out of a request, whose link was checked by who calls; one that is kept already changes
 * nothing. A completed request becomes `published`. The work comes into the register, where it waits for its title unless it is known,
 * linked to what was taken for the request; its curators are told. Findings of `parseDoi`; throws `not-found`, `conflict` before any sample was taken.
 */
export async function reportPublication(
  unitOfWork: UnitOfWork,
  id: string,
  typed: string,
  rules: ChangeRules,
  actor: Actor,
): Promise<Checked<CurationRequest>> {
  const parsed = readDoi(typed);
  if (!parsed.ok) return bad(...parsed.findings);
  const doi = parsed.value;
  const { request, left } = await unitOfWork(async (work) => {
    const before = await theRequest(work, id);
    if (isKept(before, doi)) return { request: before, left: undefined };
    ensureReportable(before);
    const request = await keepDoi(work, before, doi, { actor, side: 'requester' });
    await tellCurators(work, request, 'publication', `https://doi.org/${doi}`);
    const { client: party, path } = await expeditionOf(work, request.expeditionId);
    const igsns = await igsnsTakenFor(work, path, request);
    return { request, left: await registerReported(work, { works: [workOfDoi(doi)], party, igsns }, rules, actor) };
  });
  if (left !== undefined) await linkLeft(unitOfWork, left, rules, actor);
  return good(request);
}

/** Works that the recipient of a parcel named, as stated, IGSNs of the things in the parcel, and the request they were taken for. */
export interface ParcelWorks {
  readonly works: readonly string[];
  readonly igsns: readonly string[];
  readonly expeditionId: string;
  readonly requestId: string | null;
}

/**
 * Keeps what a recipient reported and a curator accepted: in the register, linked to the things of the parcel and to what else was taken for
 * its request, and those with a DOI with that request as far as it takes publications. Can be done again.
 */
export async function keepParcelWorks(
  unitOfWork: UnitOfWork,
  { works: typed, igsns, expeditionId, requestId }: ParcelWorks,
  rules: ChangeRules,
  actor: Actor,
): Promise<void> {
  const works = typed.flatMap((one) => {
    const read = statedWork(one);
    return read.ok ? [read.value] : [];
  });
  const dois = works.flatMap((one) => (one.identifierType === 'DOI' ? [one.identifier as Doi] : []));
  const left = await unitOfWork(async (work) => {
    const { client: party, path } = await expeditionOf(work, expeditionId);
    let [request] = requestId === null ? [] : await work.requests.find([requestId]);
    for (const doi of dois)
      if (request !== undefined && !isKept(request, doi) && takesMore(request))
        request = await keepDoi(work, request, doi, { actor, side: 'curator' });
    const taken = request === undefined ? [] : await igsnsTakenFor(work, path, request);
    return registerReported(work, { works, party, igsns: [...new Set([...igsns, ...taken])] }, rules, actor);
  });
  await linkLeft(unitOfWork, left, rules, actor);
}

function readDoi(typed: string): Checked<Doi> {
  return parseDoi(typed.trim().replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\/|^doi:\s*/i, ''));
}

const isKept = ({ publications }: CurationRequest, doi: Doi): boolean => publications.some((one) => one.doi === doi);

async function keepDoi(
  work: Work,
  before: CurationRequest,
  doi: Doi,
  { actor, side }: Pick<RequestNote, 'actor' | 'side'>,
): Promise<CurationRequest> {
  const publications = [...before.publications, { doi, at: work.now() }];
  const note = { actor, side, kind: 'edit', text: publicationAdded(doi) } as const;
  const kept = await keepRequest(work, before, { ...before, publications }, note);
  if (kept.state !== 'completed') return kept;
  return moveRequest(work, kept.id, { to: 'published', side, text: doi }, actor);
}

async function igsnsTakenFor(work: Work, path: string, { number }: CurationRequest): Promise<readonly string[]> {
  return number === null ? [] : work.publications.igsnsIn({ path, request: number }, MOST_LINKED);
}

const takesMore = ({ state, publications }: CurationRequest): boolean =>
  REPORTABLE.has(state) && publications.length < MOST_PUBLICATIONS;

function ensureReportable(request: CurationRequest): void {
  if (takesMore(request)) return;
  if (!REPORTABLE.has(request.state))
    throw new CorestoneError('conflict', 'Publications are reported once samples have been taken.');
  throw new CorestoneError('conflict', `A request holds at most ${MOST_PUBLICATIONS} publications.`);
}
