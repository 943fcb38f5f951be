import { isIP, type LookupFunction } from 'node:net';

/** A look-up that knows one IP address and no other, so that a connection goes where it was judged that it may. */
export function pinnedLookup(ip: string): LookupFunction {
  const family = isIP(ip);
  return (_host, options, found) => {
    if (options.all === true) found(null, [{ address: ip, family }]);
    else found(null, ip, family);
  };
}
