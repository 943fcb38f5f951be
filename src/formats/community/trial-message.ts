/** What the process of a trial says when it is loaded and waits to be told the trial. */
export const READY = 'ready';
