import type { RequestState } from '../../../domain/curation/request-state.ts';
import { EMPTY_REQUEST, type RequestFacts } from '../../../domain/curation/sample-request.ts';
import type { FieldValue, FieldValues } from '../../../domain/drilling/object-row.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { Caller } from '../../caller.ts';
import type { UnitOfWork } from '../../ports.ts';
import { newRequest } from './begin-request.ts';
import { forAudit, noteEvent } from './keep-request.ts';
import { ensureAnswers } from './request-access.ts';
import type { CurationRequest } from './request-ports.ts';

/**
 * Opens a dossier for a `sample_request` of the core tree that has none, such as one that was imported; the dossier there is where one was
 * opened already. It is accepted where the tree states a day of approval, else in review. Throws `not-found`, `not-allowed`.
 */
export function openDossier(unitOfWork: UnitOfWork, objectId: string, caller: Caller): Promise<CurationRequest> {
  return unitOfWork(async (work) => {
    const [object] = objectId === '' ? [] : await work.tree.findByIds([objectId]);
    if (object?.type !== 'sample_request') throw new CorestoneError('not-found', 'There is no such sample request.');
    const expeditionId = object.expeditionId!;
    await ensureAnswers(work, expeditionId, caller);
    // Of two who open the same one the second waits, and then finds it.
    await work.tree.holdExpedition(expeditionId);
    const [known] = await work.requests.findByObjects([objectId]);
    if (known !== undefined) return known;
    const values = (await work.tree.valuesOf('sample_request', [objectId])).get(objectId) ?? {};
    const begun = newRequest(
      work,
      { expeditionId, facts: factsOf(object.name, values), secretHash: '' },
      'tree',
      caller,
    );
    const state: RequestState = text(values.date_approval) === '' ? 'in_review' : 'accepted';
    const request = { ...begun, objectId, number: object.name, state };
    await work.requests.add(request);
    await noteEvent(work, request, request, { actor: caller, side: 'curator', kind: 'edit', text: '' });
    const entry = { action: 'open-sample-request', subject: request.id, after: forAudit(request) };
    await work.audit(caller, [entry], work.now());
    return request;
  });
}

function factsOf(number: string, values: FieldValues): RequestFacts {
  const people = Array.isArray(values.scientists) ? (values.scientists as readonly string[]) : [];
  const purpose = text(values.purpose);
  return {
    ...EMPTY_REQUEST,
    title: (purpose === '' ? `Request ${number}` : purpose).slice(0, 120),
    purpose,
    scientists: people
      .slice(0, 12)
      .map((name, at) => ({ name, orcid: '', email: '', affiliation: '', isContact: at === 0 })),
    samplesAsked: typeof values.number_samples === 'number' ? values.number_samples : null,
    isDestructive: values.destructive === true,
  };
}

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');
