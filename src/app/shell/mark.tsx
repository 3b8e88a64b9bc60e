/** The sign of the product. */
export function Mark() {
  return (
    <svg className="shell-mark" viewBox="0 0 24 24" aria-hidden="true">
      <rect className="ground" width="24" height="24" rx="6" />
      <path d="M7 6.5v4.25a3 3 0 0 0 3 3h4M16.25 16v2.5" />
      <circle className="solid" cx="7" cy="6.5" r="1.75" />
      <circle cx="16.25" cy="13.75" r="2.25" />
    </svg>
  )
}
