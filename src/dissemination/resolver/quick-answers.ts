import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';

/**
 * Answers a request before anything else sees it. False leaves it to the server as if nobody had asked; whoever returns true
 * answers, or passes the request on to `next` later.
 */
export type QuickAnswer = (request: IncomingMessage, response: ServerResponse, next: RequestListener) => boolean;

/** A place in front of the server for what must be quick: whoever came first by `use` is asked first; nobody any more after `stop`. */
export interface QuickAnswers {
  readonly use: (answer: QuickAnswer) => void;
  readonly stop: () => void;
  /** Makes the server that asks the quick answer first. */
  readonly serverFactory: (next: RequestListener) => Server;
}

const KEEP_ALIVE_MS = 72_000;

/** Makes the place in front of one server. */
export function quickAnswers(): QuickAnswers {
  let answers: readonly QuickAnswer[] = [];
  return {
    use: (answer) => {
      answers = [...answers, answer];
    },
    stop: () => {
      answers = [];
    },
    serverFactory: (next) => {
      const server = createServer((request, response) => {
        if (!answers.some((answer) => answer(request, response, next))) next(request, response);
      });
      server.keepAliveTimeout = KEEP_ALIVE_MS;
      // A bulk input may take as long as it takes; its headers may not.
      server.requestTimeout = 0;
      return server;
    },
  };
}
