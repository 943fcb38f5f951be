import type { UnitOfWork } from '../ports.ts';

/** Carries a result out of a unit of work that is to be undone. */
class Undone extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super('A dry run is undone.');
    this.result = result;
  }
}

/**
 * Does something for real and undoes it: nothing is kept, nobody is told, no quota is used; what it returned comes out. `act` gets a
 * unit of work that runs inside the one that is undone. Throws what `act` throws.
 */
export async function tryUndone<T>(unitOfWork: UnitOfWork, act: (inside: UnitOfWork) => Promise<T>): Promise<T> {
  try {
    return await unitOfWork(async (work): Promise<T> => {
      throw new Undone(await act((body) => body(work)));
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    return error.result as T;
  }
}
