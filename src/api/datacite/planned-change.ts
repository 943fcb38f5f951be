import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { bareDescription } from '../../domain/registration/bare-description.ts';
import type { WriteContext } from '../../formats/format.ts';
import { doiOf } from '../../formats/identifier-forms.ts';
import type { ReceivedDocument, RecordChange } from '../../operations/registry/record-change.ts';
import { checkKernel } from './check-kernel.ts';
import { attributesOf, attributesOfRecord, describeAnew } from './described-by.ts';
import { doiState, stateAfter, wishOf } from './doi-state.ts';
import type { Problem } from './json-api.ts';
import { keptAttributes, keptXml } from './kept-document.ts';
import { type KernelAttributes, overlay } from './kernel-attributes.ts';
import type { DoiPayload } from './read-payload.ts';
import type { StoredDoi } from './stored-doi.ts';

/** What is to be done to a record, and what keeps it from being done. */
export interface PlannedChange {
  /** Made when it is asked for: describing takes most of the time. */
  readonly change: () => Omit<RecordChange, 'caller' | 'igsn'>;
  readonly attributes: KernelAttributes;
  readonly problems: readonly Problem[];
}

/** The record that a change is planned for: where there is none yet, the namespace in which it is to lie. */
export interface Target {
  readonly igsn: string;
  readonly namespace: string;
  readonly stored: StoredDoi | undefined;
}

/**
 * What a payload makes of a record: describing attributes over those that stand, the description brought along, the document to
 * be kept. Only what is to be registered or findable must fulfil the kernel and have an address.
 */
export function planChange(target: Target, payload: DoiPayload, context: WriteContext): PlannedChange {
  const said = describe(target, payload, context);
  const url = payload.url === undefined ? target.stored?.record.landingUrl : payload.url;
  const known = target.stored?.record.facts.state;
  const state = stateAfter(known === undefined ? 'draft' : doiState(known), payload.event);
  const isNew = known === undefined || doiState(known) === 'draft';
  const isTouched = isNew || said.isChanged || payload.event !== undefined;
  const problems = [
    ...payload.problems,
    // What was registered through another door may have our own landing page.
    ...(state === 'draft' || url || (!isNew && payload.url === undefined) ? [] : [{ source: 'url', title: BLANK }]),
    ...(state === 'draft' || !isTouched ? [] : [...payload.schemaProblems, ...checkKernel(said.attributes)]),
  ];
  return {
    attributes: said.attributes,
    problems,
    change: () => {
      const description = said.describe();
      return {
        ...(description !== undefined && { description }),
        ...(payload.url !== undefined && { landingUrl: payload.url }),
        wish: (now) => wishOf(now?.state, payload.event),
        documents: said.documents,
        expectedVersion: target.stored?.record.facts.version ?? 0,
      };
    },
  };
}

const EMPTY = new Uint8Array();
const BLANK = "Can't be blank";

interface Said {
  readonly isChanged: boolean;
  readonly attributes: KernelAttributes;
  readonly describe: () => SampleDescription | undefined;
  readonly documents: readonly ReceivedDocument[];
}

function describe(target: Target, { given, document }: DoiPayload, context: WriteContext): Said {
  const before = target.stored?.attributes ?? {};
  const isGiven = Object.keys(given).length > 0;
  if (document?.kind === 'datacite') {
    const stated = attributesOfRecord(document.record);
    return byAttributes(
      target,
      overlay(stated, given),
      context,
      isGiven ? undefined : ownXml(target, document, context),
    );
  }
  if (document?.kind === 'other') return byDescription(target, document, given, context);
  if (!isGiven) return { isChanged: false, attributes: before, describe: () => undefined, documents: [] };
  return byAttributes(target, overlay(before, given), context);
}

/** XML that calls the record by another name than we do is kept as attributes, to be written with its name. */
function ownXml(
  { igsn }: Target,
  { record, bytes }: Extract<DoiPayload['document'], { kind: 'datacite' }>,
  context: WriteContext,
) {
  return record.doi?.toLowerCase() === doiOf(igsn, context) ? keptXml(bytes) : undefined;
}

function byAttributes(
  target: Target,
  attributes: KernelAttributes,
  context: WriteContext,
  document = keptAttributes(attributes),
): Said {
  const { igsn, namespace, stored } = target;
  const whole = stored?.isDescribed ? stored.record.description : bareDescription(igsn, namespace);
  const describe = () => describeAnew(whole, stored?.attributes ?? {}, attributes, doiOf(igsn, context));
  // A client that sends the same again and again is not to fill the store.
  const isKept = stored?.kept !== undefined && Buffer.compare(stored.kept, document.content ?? EMPTY) === 0;
  return { isChanged: true, attributes, describe, documents: isKept ? [] : [document] };
}

/** A document that says more than DataCite can takes the place of the description; it is kept under its own format. */
function byDescription(
  { igsn, namespace, stored }: Target,
  { format, description: read, bytes }: Extract<DoiPayload['document'], { kind: 'other' }>,
  given: DoiPayload['given'],
  context: WriteContext,
): Said {
  const { prefix: _, ...described } = { ...read, igsn, namespace };
  const facts = stored?.record.facts ?? NOT_YET;
  const stated = attributesOf(described, facts, context);
  const attributes = overlay(stated, given);
  const describe = () => describeAnew(described, stated, attributes, doiOf(igsn, context));
  const mediaType = format.mediaTypes[0] ?? 'application/xml';
  const received = { part: 'description', format: format.name, mediaType, content: bytes };
  return { isChanged: true, attributes, describe, documents: [received, keptAttributes(attributes)] };
}

const NOT_YET = { registrant: '', state: 'reserved', submittedAt: '', changedAt: '', version: 0 } as const;
