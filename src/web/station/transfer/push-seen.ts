/** How pushing to one agent stands, as the server tells it. */
export interface AgentStanding {
  readonly agent: string;
  readonly waiting: number;
  readonly sent: number;
  readonly refused: number;
  readonly isAway: boolean;
  readonly reason: string | null;
}

/** What the server says of pushing. */
export interface PushSeen {
  readonly agents: readonly AgentStanding[];
  readonly refusals: readonly { readonly igsn: string; readonly name: string; readonly reason: string }[];
}

/** What registering an expedition did. */
export interface RegisteredNow {
  readonly registered: number;
  readonly updated: number;
  readonly unchanged: number;
}
