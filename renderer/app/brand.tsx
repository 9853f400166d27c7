/** The mark: an actor, and behind it the one who has learned the part. */
export function Brand() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" fill="none" aria-hidden="true">
      <path
        d="M8 4.5L18.5 9.2L13.9 10.9L11.9 15.5Z"
        stroke="var(--accent)"
        strokeWidth="1.5"
        strokeLinejoin="round"
        opacity="0.55"
        strokeDasharray="2.2 1.8"
      />
      <path
        d="M3.5 6.5L14 11.2L9.4 12.9L7.4 17.5Z"
        fill="var(--accent-solid)"
        stroke="var(--accent-solid)"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
    </svg>
  )
}
