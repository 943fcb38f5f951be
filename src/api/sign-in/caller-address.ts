import { isIP } from 'node:net';
import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';

/**
 * The address that a caller is counted by: an IPv4 address, or the /64 of an IPv6 one, of which anybody has as many as stars.
 * Behind a proxy that is trusted it is what the proxy says, where that is an address at all; else who is at the other end.
 */
export function callerAddress({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  return normalizeIP(isIP(ip) > 0 ? ip : (socket.remoteAddress ?? 'unknown'));
}

/** Whether an address as {@link callerAddress} gives it is this machine: 127.0.0.0/8, or the /64 of `::1`. */
export function isThisMachine(address: string): boolean {
  return address.startsWith('127.') || address === '::' || address === '::1';
}
