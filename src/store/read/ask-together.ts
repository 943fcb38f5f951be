import { setImmediate as nextTurn } from 'node:timers/promises';

/** Answers by key; a key without an answer is absent. */
export type AskForMany<Answer> = (keys: readonly string[]) => Promise<ReadonlyMap<string, Answer>>;

/** Makes one question of all that are asked in the same turn of the event loop, each key once; a failure reaches them all. */
export function askTogether<Answer>(ask: AskForMany<Answer>): (key: string) => Promise<Answer | undefined> {
  let gathered: Set<string> | undefined;
  let answers: Promise<ReadonlyMap<string, Answer>>;
  const gather = () => {
    const keys = new Set<string>();
    answers = nextTurn().then(() => {
      gathered = undefined;
      return ask([...keys]);
    });
    return keys;
  };
  return async (key) => {
    gathered ??= gather();
    gathered.add(key);
    return (await answers).get(key);
  };
}
