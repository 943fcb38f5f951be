import { useLayoutEffect, useRef } from 'preact/hooks';

/** A label as the server drew it. It stands in a tree of its own, where the styles of the page do not reach its letters. */
export function Picture({ svg, words }: { svg: string; words: string }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const root = host.current!.shadowRoot ?? host.current!.attachShadow({ mode: 'open' });
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    drawn.setAttribute('width', '100%');
    drawn.setAttribute('height', '100%');
    (drawn as unknown as SVGElement).style.display = 'block';
    root.replaceChildren(document.importNode(drawn, true));
  }, [svg]);
  return <div ref={host} class="picture" role="img" aria-label={words} />;
}
