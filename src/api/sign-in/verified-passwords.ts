import { hash, randomBytes } from 'node:crypto';
import { verifyPassword } from '../password.ts';

const MOST = 10_000;

/**
 * Remembers which passwords fitted which kept hash, as a keyed digest that no one can turn back: a machine that signs in with
 * every request pays the slow check once. A changed password has another hash, so it counts from the next request on.
 */
export class VerifiedPasswords {
  readonly #key = randomBytes(32).toString('hex');
  readonly #fitted = new Set<string>();
  readonly #guessed = new Set<string>();

  /** Whether a password fits the kept hash; slow the first time. */
  async verify(account: string, password: string, passwordHash: string): Promise<boolean> {
    const digest = this.#digest(account, password, passwordHash);
    if (this.#fitted.has(digest)) return true;
    if (!(await verifyPassword(password, passwordHash))) return false;
    if (this.#fitted.size >= MOST) this.#fitted.clear();
    this.#fitted.add(digest);
    return true;
  }

  /** Whether a wrong password was not tried on the account before; the same digests, forgotten when there are too many. */
  isNewGuess(account: string, password: string): boolean {
    const digest = this.#digest(account, password);
    if (this.#guessed.has(digest)) return false;
    if (this.#guessed.size >= MOST) this.#guessed.clear();
    this.#guessed.add(digest);
    return true;
  }

  #digest(...words: readonly string[]): string {
    return hash('sha256', this.#key + JSON.stringify(words), 'base64url');
  }
}
