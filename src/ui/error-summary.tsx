import { FocusSummary } from './focus-result.tsx'
import { Icon } from './icons.tsx'
import { SummaryLink } from './summary-link.tsx'

type ErrorSummaryProps = { title: string; errors: { field: string; message: string }[] }

/** Says above a form how many fields want mending, each a link to its field. Nothing when there is none. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <div className="note note-bad" role="alert" tabIndex={-1} id="error-summary">
      <FocusSummary about={errors.map(({ field, message }) => `${field}:${message}`).join()} />
      <Icon name="warn" />
      <div>
        <p className="strong">{title}</p>
        <ul>
          {errors.map(({ field, message }) => (
            <li key={`${field}:${message}`}>
              <SummaryLink field={field} message={message} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
