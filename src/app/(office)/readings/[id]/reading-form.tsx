'use client'

import {
  type FormEvent,
  type ReactNode,
  type RefObject,
  startTransition,
  useActionState,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { FormState } from '#server/form-action.ts'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { SubmitButton } from '#ui/submit-button.tsx'
import { light } from './evidence-light.ts'
import { TypedContext } from './typed-input.tsx'

type ReadingFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>
  readingId: string
  /** indexes of the letters, in the order in which they are posted */
  letters: number[]
  words: Record<'forward' | 'register' | 'none' | 'busy' | 'shortcut', string>
  note: ReactNode
  discard: ReactNode
  children: ReactNode
}

/** All letters of a reading in one form. What is typed stays when it is refused; fields and page light each other. */
export function ReadingForm({ action, readingId, letters, words, note, discard, children }: ReadingFormProps) {
  const [state, submit, isPending] = useActionState(action, { title: null, errors: [], typed: {} })
  const form = useRef<HTMLFormElement>(null)
  const count = useHands(form, letters)
  const complaints = Object.fromEntries(state.errors.map(({ field, message }) => [controlOf(field, letters), message]))
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    // React would reset the fields afterwards; what the officer typed must outlive a refusal
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent // React types the native event of a submit as Event
    const data = new FormData(event.currentTarget, submitter)
    if (!isPending) startTransition(() => submit(data))
  }
  return (
    <TypedContext value={{ values: state.title === null ? null : state.typed, complaints }}>
      <form ref={form} action={submit} onSubmit={onSubmit} className="reading">
        <ErrorSummary
          title={state.title ?? ''}
          errors={state.errors.map(({ field, message }) => ({ field: controlOf(field, letters), message }))}
        />
        <input type="hidden" name="readingId" value={readingId} />
        {children}
        <div className="read-acts">
          <SubmitButton variant="primary" name="next" value="forward" busyLabel={words.busy} data-first="">
            {words.forward.replace('{count}', String(count))}
          </SubmitButton>
          <SubmitButton name="next" value="stay" busyLabel={words.busy}>
            {count === 0 ? words.none : words.register.replace('{count}', String(count))}
          </SubmitButton>
          {discard}
          <span className="ink2 end">{note}</span>
          <span className="kbd-hint ink2">{words.shortcut}</span>
        </div>
      </form>
    </TypedContext>
  )
}

/** Light, keys and the count of what will be registered. @returns that count */
function useHands(form: RefObject<HTMLFormElement | null>, letters: readonly number[]): number {
  const [count, setCount] = useState(letters.length)
  useEffect(() => {
    const element = form.current
    if (!element) return
    const listeners: [string, (event: Event) => void][] = [
      ['keydown', (event) => event instanceof KeyboardEvent && onKey(event, element)],
      ['change', () => setCount(takenIn(element, letters))],
      ['focusin', ({ target }) => light(target, 'focus')],
      ['pointerover', ({ target }) => light(target, 'hover')],
      ['pointerleave', () => light(null, 'hover')],
      ['click', ({ target }) => openField(target)],
    ]
    for (const [kind, listener] of listeners) element.addEventListener(kind, listener)
    light(document.activeElement, 'focus')
    return () => {
      for (const [kind, listener] of listeners) element.removeEventListener(kind, listener)
    }
  }, [form, letters])
  return count
}

/** documents.0.fields.date.0 → d1.date; documents.0.links.2 → l1…; what names no control leads to the top of the card. */
function controlOf(field: string, letters: readonly number[]): string {
  const [, at = '', name = ''] = /^documents\.(\d+)\.(?:fields\.)?(\w+)/.exec(field) ?? []
  const index = letters[Number(at)]
  return at === '' || index === undefined ? field : `d${index}.${name}`
}

/** How many letters come into the register as the form stands. */
function takenIn(form: HTMLFormElement, letters: readonly number[]): number {
  const data = new FormData(form)
  return letters.filter((index) => !data.has(`d${index}.leave`) && data.get(`d${index}.take`) !== 'ignore').length
}

/** Enter goes on to the next field, as officers know it; with Ctrl or Alt it registers. */
function onKey(event: KeyboardEvent, form: HTMLFormElement) {
  if (event.key !== 'Enter' || event.isComposing) return
  if (event.ctrlKey || event.altKey || event.metaKey) {
    event.preventDefault()
    form.requestSubmit(form.querySelector<HTMLButtonElement>('button[value="stay"]'))
    return
  }
  const here = event.target
  if (!(here instanceof HTMLInputElement) || here.type === 'submit') return
  event.preventDefault()
  const stops = [...form.querySelectorAll<HTMLElement>('input:not([type="hidden"]), textarea, select, button')].filter(
    (one) => one.checkVisibility(),
  )
  stops[stops.indexOf(here) + 1]?.focus()
}

/** A press on a mark of the page, or on the count of what is to be checked, leads to the field, also in a card that is folded. */
function openField(target: EventTarget | null) {
  const mark = target instanceof Element ? target.closest('a.mk, a.mk-box, a[data-goto]') : null
  const field = mark ? document.getElementById((mark.getAttribute('href') ?? '').slice(1)) : null
  if (!mark || !field) return
  const card = field.closest('details')
  if (card) card.open = true
  requestAnimationFrame(() => field.focus())
}
