import { moratoriumOf } from './moratorium.ts';
import type { ObjectContext } from './object-context.ts';
import { present } from './present.ts';
import type { SampleDescription } from './sample-description.ts';
import { inheritedText, nearest, textIn } from './stated-values.ts';

/** The members of a description that say who took it, what for, and who holds it. */
export type Curation = Pick<
  SampleDescription,
  | 'sampledOn'
  | 'sampleRequest'
  | 'sampledBy'
  | 'purpose'
  | 'currentArchive'
  | 'currentArchiveContact'
  | 'moratoriumUntil'
>;

/**
 * Curation of one object. The request is spelled as the combined id of a request (`5054_SR-7-b`). The contact belongs to the
 * expedition's repository, so it is not said of a hole that another one holds.
 */
export function curationOf(context: ObjectContext): Curation {
  const { values } = context.object;
  const expedition = nearest(context, 'expedition')?.values;
  const archive = inheritedText(context, 'repository', ['hole', 'expedition']);
  const isExpeditions = archive === textIn(expedition, 'repository');
  return present({
    sampledOn: textIn(values, 'sample_date'),
    sampleRequest: requestName(context),
    sampledBy: textIn(values, 'sampled_by'),
    purpose: textIn(values, 'purpose') ?? textIn(context.request, 'purpose'),
    currentArchive: archive,
    currentArchiveContact: isExpeditions ? textIn(expedition, 'repository_contact') : undefined,
    moratoriumUntil: moratoriumOf(context)?.until,
  });
}

function requestName(context: ObjectContext): string | undefined {
  const stated = textIn(context.object.values, 'sample_request') ?? textIn(context.request, 'sample_request');
  const expedition = nearest(context, 'expedition');
  if (stated === undefined || expedition === undefined || stated.includes('SR-')) return stated;
  return `${expedition.combinedId}_SR-${stated}`;
}
