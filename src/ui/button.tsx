import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icons.tsx'

export type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'quiet' | 'text'
  size?: 'md' | 'sm' | 'lg'
  icon?: IconName
}

/** Class list of a button look. */
export function buttonClass({ variant = 'secondary', size = 'md' }: ButtonLook, extra?: string): string | undefined {
  return classNames('btn', variant !== 'secondary' && `btn-${variant}`, size !== 'md' && `btn-${size}`, extra)
}

type ButtonProps = ButtonLook & ComponentProps<'button'> & { reason?: string }

/** A button; `reason` says in words why it is disabled. */
export function Button({ variant, size, icon, reason, className, children, type = 'submit', ...rest }: ButtonProps) {
  const id = useId()
  return (
    <>
      <button
        type={type}
        className={buttonClass({ variant, size }, className)}
        aria-describedby={reason ? id : undefined}
        {...rest}
      >
        {icon ? <Icon name={icon} /> : null}
        {children}
      </button>
      {reason ? (
        <span id={id} className="hint">
          {reason}
        </span>
      ) : null}
    </>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ variant, size, icon, className, children, ...rest }: ButtonLook & ComponentProps<'a'>) {
  return (
    <a className={buttonClass({ variant, size }, className)} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  )
}

/** Buttons beside each other; they wrap. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="acts">{children}</div>
}
