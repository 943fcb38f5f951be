import { type Profiler, Session } from 'node:inspector';

/**
 * How many calls of functions of `src/` a run makes: steps that, other than times, are the same on every machine. Calls of the
 * language's own functions are not counted, those of the functions that they are given are.
 */
export function countCalls(run: () => void): number {
  const session = new Session();
  session.connect();
  try {
    post(session, 'Profiler.enable');
    post(session, 'Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    run();
    return callsIn(post(session, 'Profiler.takePreciseCoverage') as Profiler.TakePreciseCoverageReturnType);
  } finally {
    post(session, 'Profiler.stopPreciseCoverage');
    session.disconnect();
  }
}

function callsIn({ result }: Profiler.TakePreciseCoverageReturnType): number {
  const ours = result.filter(({ url }) => /\/src\/.*\.[jt]s$/.test(url) && !url.includes('/node_modules/'));
  const ranges = ours.flatMap(({ functions }) => functions.map((one) => one.ranges[0]?.count ?? 0));
  return ranges.reduce((sum, count) => sum + count, 0);
}

/** With a connected session of the same thread commands are answered at once. */
function post(session: Session, method: string, parameters: object = {}): unknown {
  let answer: unknown;
  session.post(method, parameters, (error, result) => {
    if (error !== null) throw new Error(`${method}: ${error.message}`);
    answer = result;
  });
  return answer;
}
