import type { Account } from './account.ts';
import { ask, isReply, type NoReply, type Question, type Reply } from './ask.ts';

/**
 * Asks an upstream as {@link ask}, within the session of the account where it has one. Where the server no longer knows the session,
 * it is opened anew and asked once more, not oftener. A sign-in that fails is the answer.
 */
export async function askSigned(account: Account, question: Question): Promise<Reply | NoReply> {
  const { session } = account;
  if (session === undefined) return ask(account, question);
  const first = await session.authorization(account);
  if (typeof first !== 'string') return first;
  const reply = await ask(account, { ...question, authorization: first });
  if (!isReply(reply) || reply.status !== 401) return reply;
  await session.end(first);
  const again = await session.authorization(account);
  return typeof again === 'string' ? ask(account, { ...question, authorization: again }) : again;
}
