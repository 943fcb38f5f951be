/** The logo: a core in four rocks. */
export function Logo() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <ellipse cx="11" cy="4" rx="7" ry="2.6" fill="var(--l-cs)" />
      <path d="M4 4v4.3c0 1.4 3.1 2.6 7 2.6s7-1.2 7-2.6V4c0 1.4-3.1 2.6-7 2.6S4 5.4 4 4Z" fill="var(--l-am)" />
      <path d="M4 8.3V13c0 1.4 3.1 2.6 7 2.6s7-1.2 7-2.6V8.3c0 1.4-3.1 2.6-7 2.6s-7-1.2-7-2.6Z" fill="var(--l-gn)" />
      <path d="M4 13v4.6c0 1.4 3.1 2.6 7 2.6s7-1.2 7-2.6V13c0 1.4-3.1 2.6-7 2.6S4 14.4 4 13Z" fill="var(--l-my)" />
    </svg>
  );
}
