/** An icon of the sprite in the page, always beside the word it stands for. */
export function Icon({ name, size = 18 }: { name: string; size?: number }) {
  return (
    <svg class="ic" width={size} height={size} aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}
