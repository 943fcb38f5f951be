import { signal } from '@preact/signals';

/** How wide the window is, px; follows when it is made larger or turned. */
export const windowWidthPx = signal(typeof window === 'undefined' ? 0 : window.innerWidth);

if (typeof window !== 'undefined')
  window.addEventListener('resize', () => {
    windowWidthPx.value = window.innerWidth;
  });
