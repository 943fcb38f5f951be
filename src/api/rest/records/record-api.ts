import type { House } from '../../../context.ts';
import type { AgentProfile } from '../../../dissemination/public-face.ts';
import type { ReadableFormat } from '../../../formats/format.ts';

/** What the routes of records work with: the house, how the agent shows itself, and every format that is read. */
export interface RecordApi {
  readonly house: House;
  readonly agent: AgentProfile;
  readonly readable: readonly ReadableFormat[];
}
