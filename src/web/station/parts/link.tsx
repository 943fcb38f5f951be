import type { ComponentChildren } from 'preact';
import { goTo, type Place, pathOf } from './place.ts';

/** A link inside the station: the page stays, what is typed is not lost. */
export function Link({ to, children, ...rest }: { to: Place; children: ComponentChildren; class?: string }) {
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <a href={pathOf(to)} onClick={go} {...rest}>
      {children}
    </a>
  );
}
