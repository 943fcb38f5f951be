import { batch } from '@preact/signals';
import { WHOLE_TREE } from '../../../domain/party/tree-right.ts';
import type { StationExpedition } from '../../../domain/station/station-live.ts';
import { askServer, NoAnswer } from '../../shared/ask-server.ts';
import { askPerson } from './ask-person.ts';
import { type FieldsAnswer, keptOwnFields, keptVocabularies, ownFieldsIn } from './fields-of.ts';
import { forgetObjects, type KeptDatabase, keepFact } from './kept-database.ts';
import { noAnswer } from './no-answer.ts';
import { expeditions, ownFields, vocabularies } from './station-state.ts';

/** What became of the questions: whether any was answered, and whether it is worth asking again later. */
export interface Asked {
  readonly isAnswered: boolean;
  readonly isToAskAgain: boolean;
}

/**
 * Asks which expeditions there are, who is signed in, and which fields and lists the installation has of its own. Each question stands for
 * itself: one that is not answered leaves what was known, and keeps nothing from the others. Never throws.
 */
export async function askWhoAndWhat(db: KeptDatabase): Promise<Asked> {
  const asked = await Promise.allSettled([askExpeditions(db), askPerson(db), askFields(db)]);
  const failures = asked.filter((one) => one.status === 'rejected').map((one): unknown => one.reason);
  const isAnswered = failures.length < asked.length;
  if (!isAnswered) noAnswer(failures[0]);
  else for (const one of failures) console.error('The station asked, and got no answer that it can use.', one);
  // What was refused, or cannot be read, would be the same again.
  return { isAnswered, isToAskAgain: failures.some((one) => one instanceof NoAnswer && one.reason !== 'refused') };
}

async function askExpeditions(db: KeptDatabase): Promise<void> {
  const list = await askServer<{ readonly expeditions: readonly StationExpedition[] }>('GET', '/station/expeditions');
  const before = expeditions.value;
  for (const code of codesSeenOtherwise(before, list.expeditions)) await forgetObjects(db, code);
  expeditions.value = list.expeditions;
  await keepFact(db, 'expeditions', list.expeditions);
}

/** Codes of expeditions of which the person sees other things than before, or nothing any more. */
export function codesSeenOtherwise(
  before: readonly StationExpedition[],
  after: readonly StationExpedition[],
): readonly string[] {
  const seen = new Map(after.map((one) => [one.id, seenOf(one)]));
  return before.filter((one) => seen.get(one.id) !== seenOf(one)).map(({ code }) => code);
}

/** What was kept before there were parts is everything. */
function seenOf({ reads }: Partial<StationExpedition>): string {
  return JSON.stringify(reads ?? WHOLE_TREE);
}

async function askFields(db: KeptDatabase): Promise<void> {
  const answer = await askServer<FieldsAnswer>('GET', '/station/fields');
  const own = ownFieldsIn(answer);
  const { schemes = [] } = answer;
  batch(() => {
    ownFields.value = keptOwnFields(own);
    vocabularies.value = keptVocabularies(schemes);
  });
  await keepFact(db, 'own fields', own);
  await keepFact(db, 'schemes', schemes);
}
