import { Gauge, type Registry } from 'prom-client';
import type { House } from '../../context.ts';
import { mailStore } from '../../store/ports/mail-store.ts';

/** A gauge by which an alarm can be given: mails by state. */
export function addMailGauges(registry: Registry, { store }: House): void {
  new Gauge({
    name: 'corestone_mails',
    help: 'Mails in the queue, by state.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counts = await mailStore(store.read, store.engine).count();
      for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
    },
  });
}
