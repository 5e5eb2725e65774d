type ReceiptStampProps = { word: string; date: string; name: string; label: string }

/** Size of the name in the lower field so that long names still fit the ring. */
function nameSize(name: string): number {
  return Math.min(12.5, Math.max(7, 58 / Math.max(1, name.length)))
}

/** Date stamp of three fields, turned by five degrees. Only on receipts and their print. */
export function ReceiptStamp({ word, date, name, label }: ReceiptStampProps) {
  return (
    <svg className="stamp" width="104" height="104" viewBox="-4 -4 104 104" role="img" aria-label={label}>
      <g transform="rotate(-5 48 48)" fill="none" stroke="currentColor">
        <circle cx="48" cy="48" r="45" strokeWidth="2.5" />
        <path d="M6 35.5h84M6 60.5h84" strokeWidth="1.8" />
        <g className="serif" fill="currentColor" stroke="none" textAnchor="middle" fontWeight="700">
          <text x="48" y="27" fontSize="17" letterSpacing="1">
            {word}
          </text>
          <text x="48" y="54.5" fontSize="19">
            {date}
          </text>
          <text x="48" y="76" fontSize={nameSize(name)}>
            {name}
          </text>
        </g>
      </g>
    </svg>
  )
}
