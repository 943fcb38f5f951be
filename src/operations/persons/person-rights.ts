import { type Caller, may } from '../caller.ts';
import { requestRights } from '../curation/requests/request-access.ts';
import type { FoundMention } from './person-ports.ts';

/**
 * Whether a caller may see and change somebody where he or she stands: who answers for the expedition, by a role for its client or on it; of a
 * publication who deposits for whose it is.
 */
export function curatesMention(caller: Caller, one: Pick<FoundMention, 'kind' | 'client' | 'expeditionPath'>): boolean {
  if (one.kind === 'publication') return may(caller, 'deposit', one.client);
  return requestRights(caller, { path: one.expeditionPath, client: one.client }).mayAnswer;
}

/** Those of some mentions that a caller may see and change. */
export function curatedMentions(caller: Caller, mentions: readonly FoundMention[]): readonly FoundMention[] {
  // There are many in few places.
  const known = new Map<string, boolean>();
  return mentions.filter((one) => {
    const key = `${one.kind === 'publication'} ${one.client} ${one.expeditionPath}`;
    const is = known.get(key) ?? curatesMention(caller, one);
    known.set(key, is);
    return is;
  });
}
